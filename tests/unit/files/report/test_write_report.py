"""The report is one whole, harmless page that says what the proof says."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from support.proofs import all_proofs, good_proof, no_signal_proof, thin_proof, withheld_proof
from tradewind.files.report.sections import sections
from tradewind.files.report.write_report import check_report, report, write_report
from tradewind.measuring.proof import Proof
from tradewind.problems import InvalidInput

VOID = {"meta", "link", "br", "img", "input", "hr"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "long " * 60,
    "x" * 400,
    "שלום \N{RIGHT-TO-LEFT OVERRIDE}abc",
    "😀 $x^2$ \x01 {{ 7 * 7 }} & co",
)
NOTICE = "Simulated data: no company, person or deal in it exists."


class Page(HTMLParser):
    """Reads a page, and keeps its elements and its text; every element must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element, and that it is open where it must be closed."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element of a drawing that closes itself."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last, which must be of this kind."""
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)

    @property
    def text(self) -> str:
        """All that can be read, with simple spaces."""
        return " ".join(" ".join(self.texts).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


@cache
def pages() -> Sequence[Page]:
    """Give the pages of all proofs."""
    return [Page(report(proof, simulated=NOTICE)) for proof in all_proofs()]


def hostile_proof() -> Proof:
    """Give a proof in which everything that users name is hostile."""
    proof = good_proof()
    first = ("all", *HOSTILE)
    return replace(
        proof,
        scorecard=HOSTILE[0],
        headline=HOSTILE[1],
        tiers=renamed(proof.tiers, HOSTILE, "name"),
        rankings=renamed(proof.rankings, HOSTILE, "name"),
        work=renamed(proof.work, HOSTILE, "ranking"),
        deals_by_tier=renamed(proof.deals_by_tier, first, "name"),
        cycles_by_tier=renamed(proof.cycles_by_tier, first, "name"),
        findings=tuple(replace(one, what=HOSTILE[1], fix=HOSTILE[3]) for one in proof.findings),
        left_out=dict.fromkeys(HOSTILE, 1),
    )


def renamed(parts: tuple[Any, ...], names: Sequence[str], field: str) -> tuple[Any, ...]:
    """Give each part another name."""
    return tuple(replace(one, **{field: names[at]}) for at, one in enumerate(parts))


def test_every_element_is_closed_and_every_id_is_its_own() -> None:
    """The pages of all proofs are well formed, and no two elements share an id."""
    for page in pages():
        ids = Counter(given["id"] for _, given in page.elements if "id" in given)

        assert not page.open
        assert [one for one, count in ids.items() if count > 1] == []


def test_every_reference_points_to_something_on_the_page() -> None:
    """Links, labels and parts of drawings refer to ids that exist."""
    for page in pages():
        ids = {given["id"] for _, given in page.elements if "id" in given}
        named = [
            reference.removeprefix("#")
            for _, given in page.elements
            for name in ("href", "aria-labelledby", "aria-describedby")
            for reference in (given.get(name) or "").split()
            if not reference.startswith("data:")
        ]
        clips = [(given.get("clip-path") or "url(#content)")[5:-1] for _, given in page.elements]

        assert set(named) | set(clips) <= ids


def test_nothing_is_loaded_and_nothing_runs() -> None:
    """No address, script, handler or frame stands in any page."""
    for proof in all_proofs():
        text = report(proof, simulated=None)

        assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", text)
        assert {"script", "iframe", "img", "object", "form"}.isdisjoint(
            tag for tag, _ in Page(text).elements
        )
        assert "default-src 'none'" in text


def test_every_chart_has_a_text_alternative_a_caption_and_a_table() -> None:
    """Each figure says in words, and in a table, what it draws."""
    for page in pages():
        drawings = page.all("svg")
        names = [given["aria-labelledby"] for given in page.all("figure")]

        assert len(drawings) == len(names) == len(page.all("desc")) == len(page.all("figcaption"))
        assert all(given["role"] == "img" for given in drawings)
        assert len(page.all("details")) == len(drawings)


@pytest.mark.parametrize("proof", [good_proof(), no_signal_proof(), thin_proof()])
def test_every_number_of_a_chart_stands_in_its_table_and_in_its_words(proof: Proof) -> None:
    """Whoever does not see the drawings misses no number."""
    text = Page(report(proof, simulated=None)).text
    charts = [chart for section in sections(proof) for chart in section.charts]

    for chart in charts:
        for row in chart.table.rows:
            assert all(text.count(" ".join(cell.split())) >= 2 for cell in row), row


def test_the_headline_comes_first_and_findings_say_what_to_do() -> None:
    """The result is the page's heading; every finding stands with its advice and its place."""
    proof = good_proof()

    page = Page(report(proof, simulated=NOTICE))

    assert len(page.all("h1")) == 1
    assert page.text.index(proof.headline) < page.text.index(proof.findings[0].what)
    for finding in proof.findings:
        assert {finding.what, finding.fix.replace("`", "")} <= set(page.texts)
        assert f"{finding.place} · {finding.code}" in page.text


def test_the_page_tells_all_that_is_needed_to_compute_it_again() -> None:
    """Scorecard, hash, question, dates, horizon, rounds and seed are told."""
    proof = replace(good_proof(), rounds=1234, seed=56)

    text = Page(report(proof, simulated=None)).text

    for told in ("growth", proof.hash, "buys", "2025-05-01", "2026-04-01", "1234", "56"):
        assert told in text


def test_what_was_included_and_compared_is_told_to_compute_it_again() -> None:
    """What counted because it was asked for, and other scorecards; no baseline is one of them."""
    proof = replace(good_proof(), include=("customers", "open"), horizon_days=1.0)

    text = Page(report(proof, simulated=None)).text

    assert "Horizon 1 day Data until" in text
    assert "Included customers, open" in text
    assert "Other scorecards growth-2024 Question" in text
    assert (
        "Accounts that a gate excludes do not count. Accounts that were customers then and "
        "accounts with an open opportunity count, too, as was asked."
    ) in text


def test_without_a_wish_the_method_says_what_does_not_count() -> None:
    """All three kinds of accounts are named, and nothing is called included."""
    text = Page(report(good_proof(), simulated=None)).text

    assert (
        "Accounts that were customers then, accounts with an open opportunity and accounts that "
        "a gate excludes do not count. The outcome"
    ) in text
    assert "Included" not in text


def test_gated_cases_that_count_are_told_of() -> None:
    """A row that is a case counts whatever its account is, but for gates."""
    proof = replace(good_proof(), question="wins", include=("gated",))

    text = Page(report(proof, simulated=None)).text

    assert "Accounts that a gate excludes count, too, as was asked." in text


def test_wins_that_happened_are_not_sold_as_caused() -> None:
    """Beside what the team finds stands what it does not prove."""
    text = Page(report(good_proof(), simulated=None)).text

    assert "They are not wins that working would cause." in text
    assert all(one.sentence in text for one in good_proof().work if one.sentence)


def test_simulated_data_are_said_to_be_simulated() -> None:
    """The notice stands on the page of simulated data, and on no other."""
    assert NOTICE in report(good_proof(), simulated=NOTICE)
    assert "Simulated" not in report(good_proof(), simulated=None)


def test_a_withheld_proof_has_no_charts_and_says_why() -> None:
    """Six wins give a page without numbers, with the reason and the advice."""
    page = Page(report(withheld_proof(), simulated=None))

    assert page.all("svg") == []
    assert "Why there are no numbers" in page.text
    assert "It happened in 6 rows only; at least 10 are needed" in page.text


@pytest.mark.parametrize(
    ("n", "positives", "said"),
    [
        (340, 1, "It happened in 1 row only; at least 10 are needed"),
        (340, 0, "It happened in none of 340 rows; at least 10 are needed"),
        (25, 25, "It happened in all 25 rows, so that none can rank before another."),
        (1, 1, "It happened in the only row, so that none can rank before another."),
        (0, 0, "There is no row to measure."),
    ],
)
def test_a_page_without_numbers_says_which_rows_there_are_too_few_of(
    n: int, positives: int, said: str
) -> None:
    """Too few in which it happened, and none in which it did not, are different reasons."""
    proof = replace(withheld_proof(), n=n, positives=positives)

    text = Page(report(proof, simulated=None)).text

    assert said in text
    assert ("Nothing to tell apart" in text) == (0 < n == positives)


def test_a_thin_proof_draws_no_empty_chart() -> None:
    """Where no tier has two amounts and nothing is calibrated, no chart of them is there."""
    page = Page(report(thin_proof(), simulated=None))

    keys = [given["aria-labelledby"] for given in page.all("svg")]
    assert "deals-title" not in keys
    assert "calibration-title" not in keys
    assert "tiers-title" in keys


def test_groups_without_a_deal_fill_no_tables() -> None:
    """Where no deal has dates, there are no rows of zeros under the sales cycle."""
    proof = good_proof()
    none = tuple(replace(one, closed=0, open=0, median=None) for one in proof.cycles_by_band)

    (deals,) = (one for one in sections(replace(proof, cycles_by_band=none)) if one.key == "deals")

    assert not [table for table in deals.tables if table.title == "Sales cycle by score"]


def test_rows_without_a_tier_are_counted() -> None:
    """Tiers that do not add up to all rows say what is missing."""
    proof = good_proof()
    more = replace(proof, n=sum(one.n for one in proof.tiers) + 91)

    (conversion,) = (one for one in sections(more) if one.key == "conversion")

    assert "91 rows without a score, and so without a tier." in conversion.says


def test_hostile_names_stay_text() -> None:
    """Markup in names is shown, and never becomes part of the page."""
    page = Page(report(hostile_proof(), simulated=HOSTILE[0]))

    assert not page.open
    assert page.all("script") == page.all("img") == []
    assert HOSTILE[0] in page.text
    assert "{{ 7 * 7 }}" in page.text
    assert "\x01" not in page.text


def test_the_same_proof_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two reports of one proof cannot be told apart."""
    for name in ("a.html", "b.html"):
        write_report(good_proof(), tmp_path / name, simulated=NOTICE)

    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_page_is_small() -> None:
    """A page stays under half a megabyte, so that it can be sent around."""
    assert all(len(report(proof, simulated=NOTICE).encode()) < 500_000 for proof in all_proofs())


@pytest.mark.parametrize(
    ("name", "code"), [("report.pdf", "TW845"), (".", "TW845"), ("none/report.html", "TW847")]
)
def test_a_path_that_cannot_be_a_page_is_refused(tmp_path: Path, name: str, code: str) -> None:
    """The ending and the folder are looked at before anything is computed."""
    with pytest.raises(InvalidInput, match=code):
        check_report(tmp_path / name)


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    """A folder that is named like a page is not replaced."""
    (tmp_path / "report.html").mkdir()

    with pytest.raises(InvalidInput, match="TW846"):
        write_report(good_proof(), tmp_path / "report.html", simulated=None)


def test_a_report_replaces_the_one_before_and_leaves_nothing_else(tmp_path: Path) -> None:
    """Only the page itself is in the folder afterwards."""
    (tmp_path / "report.html").write_text("old")

    write_report(withheld_proof(), tmp_path / "report.html", simulated=None)

    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!doctype html>")
