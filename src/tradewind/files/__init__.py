"""Files people read and write: YAML to records, and exports."""
