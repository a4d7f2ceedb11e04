"""Figures of a business, and what rules of thumb say of them."""
