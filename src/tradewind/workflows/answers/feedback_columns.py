"""The columns of a sheet of feedback that are read back."""

VERDICT, NOTE, BY = "verdict", "note", "by"
"""The columns that are filled in."""
ACCOUNT, RUN = "account_id", "run_id"
"""The columns that say which account a row is about, and which score of it."""
