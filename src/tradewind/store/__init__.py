"""What was published: runs, their scores, and scorecard versions."""
