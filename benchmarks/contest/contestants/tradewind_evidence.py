"""The statement that `tradewind score` runs where it publishes: with what the scores rest on."""

from contest.contestants.tradewind_statement import TradewindStatement

CONTESTANT = TradewindStatement(with_evidence=True)
