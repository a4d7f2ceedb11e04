"""Run a statement and read a schema: one module for each way of connecting."""
