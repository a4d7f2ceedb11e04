"""What a verb gives: tables, which of their rows and columns are shown, and files of them."""
