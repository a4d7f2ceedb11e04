"""What people say of matches and of accounts: sheets, rows, and what holds of it."""
