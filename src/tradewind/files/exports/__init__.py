"""Tables as files for other programs: CSV, Parquet, JSON and Excel, one module per format."""
