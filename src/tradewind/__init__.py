"""Rank companies by fit and readiness to buy, with receipts that add up."""
