"""Tell how two sets of scores differ, and why."""
