"""A scorecard with the other scorecards that it uses in it, as one text and one hash."""

import json
from collections.abc import Mapping
from dataclasses import replace

from tradewind.files.inlining import Inlay, block_lines, inlined
from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.problems import Path, Place, PlaceMap

KEY = "scorecards"


def with_scorecards(file: ScorecardFile, used: Mapping[str, ScorecardFile]) -> ScorecardFile:
    """Give a scorecard that holds those that it uses.

    So a published scorecard stands for itself: its text and its hash cover everything that
    decides a score. One that has `scorecards:` of its own, or uses none, stays as it is.

    Args:
        file: The scorecard.
        used: The scorecards that it uses, and those that they use, by name, each whole but for
            the scorecards that it uses itself.

    Returns:
        The scorecard; the places of what was put into it are those in their own files.
    """
    if file.card.scorecards is not None or not used:
        return file
    lines = [line for name, one in used.items() for line in block_lines(json.dumps(name), one.text)]
    inlay = Inlay("".join(lines), {name: one.plain for name, one in used.items()})
    whole = parse_scorecard(inlined(file.text, KEY, inlay), shown_as=file.places.file)
    places: dict[Path, Place] = {
        (KEY, name, *path): place
        for name, one in used.items()
        for path, place in one.places.places.items()
    }
    return replace(whole, places=PlaceMap(file.places.file, {**file.places.places, **places}))


def used_file(file: ScorecardFile, name: str) -> ScorecardFile:
    """Give a scorecard that another one holds, with its places.

    Args:
        file: The scorecard that holds it.
        name: The name below which it stands there.

    Returns:
        The scorecard, which sees those that stand beside it, as it may use them itself.
    """
    inside = (KEY, name)
    places = {
        path[len(inside) :]: place
        for path, place in file.places.places.items()
        if path[: len(inside)] == inside
    }
    plain = file.plain[KEY][name]
    beside = file.card.scorecards or {}
    card = beside[name].model_copy(update={"scorecards": beside})
    top = file.places.at(*inside)
    return replace(file, card=card, places=PlaceMap(top.file, places), plain=plain)
