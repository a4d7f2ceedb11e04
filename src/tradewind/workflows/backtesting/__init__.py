"""What was known at each of many moments, and what happened next."""
