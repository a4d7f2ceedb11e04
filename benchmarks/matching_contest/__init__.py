"""Contest of matching leads with accounts: data sets with truth, contestants, measures."""
