from tradewind.measuring.proving_progress import ProvingProgress


def test_each_part_takes_its_length_of_the_whole() -> None:
    """Of a part of three and one of one, the second begins at three quarters."""
    told: list[tuple[str, float]] = []
    steps = ProvingProgress(
        lambda part, share: told.append((part, share)), {"long": 3.0, "short": 1.0}
    )

    steps.of("long")(0.5)
    steps.of("short")(1.0)

    assert told == [("long", 0.0), ("long", 0.375), ("short", 0.75), ("short", 1.0)]
