"""One verb a module: what the command line, the Python API and the pages all call."""
