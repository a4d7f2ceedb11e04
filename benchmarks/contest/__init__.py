"""A contest on the same data: Tradewind, hand-written SQL, pandas and Polars."""
