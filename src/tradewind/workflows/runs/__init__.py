"""Publish runs, and read what was published, now or ever."""
