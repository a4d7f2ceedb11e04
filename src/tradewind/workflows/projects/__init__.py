"""Open a project: its sources, its scorecards, and the statement that scores it."""
