"""Open the user's files and databases: one module for each kind of source."""
