"""The scorecard `events` by hand, with the evidence that receipts of events show."""

from contest.contestants.handwritten_events import HandwrittenEvents

CONTESTANT = HandwrittenEvents(with_evidence=True)
