"""A simulated market with planted truth, of any size, by seed."""
