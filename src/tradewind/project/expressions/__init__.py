"""Binding expressions: what a user may write, and the SQL it becomes; no input or output."""
