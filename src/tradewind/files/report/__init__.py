"""The report of a backtest: one page of HTML that needs nothing else."""
