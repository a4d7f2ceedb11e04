"""Matching: find the account of every lead, with the evidence, or leave it honestly open."""
