"""The reference pages in docs/reference, made from the code; one module a page."""
