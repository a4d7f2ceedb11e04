"""What several test modules use: strategies for scorecards and accounts, and real engines."""
