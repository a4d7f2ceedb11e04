"""What the baselines are called, wherever they are spoken of."""

COMPANY_SIZE = "company size"
MOST_RECENT_ACTIVITY = "most recent activity"
RANDOM = "random"
"""Chance itself: it is worked out, not drawn, and never the one to beat."""
AS_PUBLISHED = "as published"
"""The ranking by the tested scorecard as it was last published."""
