"""From a scorecard and bindings to one SQL statement; no input or output."""
