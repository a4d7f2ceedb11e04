"""Find what a person means: an account, a person, a scorecard, a play; or say what is nearest."""
