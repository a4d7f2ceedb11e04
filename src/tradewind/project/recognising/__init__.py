"""Recognise what a user's tables are: headers and value samples in, guesses with reasons out."""
