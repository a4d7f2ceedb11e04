"""What `health` and `gaps` are made of: snapshots that are compared, and blanks that are filled."""
