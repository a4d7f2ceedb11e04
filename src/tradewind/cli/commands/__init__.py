"""The commands, one module each: parse, call the workflow, print."""
