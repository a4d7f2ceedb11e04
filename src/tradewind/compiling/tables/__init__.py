"""The steps that read the canonical tables other than the accounts, one module a table."""
