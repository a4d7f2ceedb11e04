"""How findings call a positive row, and how to get more of them, by question."""

from collections.abc import Mapping

from tradewind.measuring.observations import Question

WHAT_HAPPENS: Mapping[Question, str] = {
    "buys": "an opportunity was won",
    "opens": "an opportunity was opened",
    "wins": "the opportunity was won",
    "liked": "sales said good",
}
"""What a positive row is, as half a sentence."""

MORE_POSITIVES: Mapping[Question, str] = {
    "buys": "Begin earlier with `--from`, take a longer `--horizon`, or ask `--question opens`.",
    "opens": "Begin earlier with `--from`, or take a longer `--horizon`.",
    "wins": "Begin earlier with `--from`, so that more opportunities count.",
    "liked": "Ask sales for more answers with `tradewind feedback`.",
}
"""What to do where too little happened."""
