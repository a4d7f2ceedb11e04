"""The receipt of one account: every line of its score, aligned, and their sum."""

from collections.abc import Iterator
from decimal import Decimal

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tradewind.cli.rendering.feedback import feedback_lines
from tradewind.cli.rendering.reasons import sentence
from tradewind.cli.rendering.words import (
    moment_words,
    number_words,
    percent,
    tier_style,
    value_words,
)
from tradewind.cli.terminal import visible
from tradewind.scorecard.receipt import ROUNDING, Contribution, DimensionReceipt
from tradewind.workflows.explain import Explanation, PersonLabels
from tradewind.workflows.runs.strongest_reasons import strength_of

WIDEST = 110
"""Most columns of a receipt; on a longer line the eye loses the contribution."""
NARROW = 66
"""Below so many columns a receipt leaves out values, weights and sources."""
MOST_OF_A_NAME = 34
"""Most columns of a component's name before it takes another line."""
_GAP = 2


def receipt_view(explanation: Explanation, *, width: int, simulated: str = "") -> RenderableType:
    """Lay out the receipt.

    Args:
        explanation: The account's receipt and its run.
        width: Columns of the terminal.
        simulated: The notice that the data are simulated; empty for real data.
    """
    view = _View(explanation, min(width, WIDEST))
    return Group(*view.header(simulated), *view.dimensions(), *view.total(), *view.footer())


class _View:
    """The parts of one receipt, all laid out on the same columns."""

    def __init__(self, explanation: Explanation, width: int) -> None:
        self._explanation = explanation
        self._receipt = explanation.receipt
        self._width = width
        self._is_narrow = width < NARROW
        self._common_file = _common_file(self._receipt.dimensions)
        self._places = _places(self._receipt.dimensions)
        self._columns = self._numbers()
        numbers = sum(size + _GAP for size in self._columns.values())
        self._left = width - numbers

    def _numbers(self) -> dict[str, int]:
        """Give the columns of numbers with their widths; a team without numbers has one word."""
        if self._explanation.hides_number:
            return {"speaks": len("unknown")}
        lines = [line for one in self._receipt.dimensions for line in one.contributions]
        amounts = [self._receipt.score, self._receipt.base, *(x.contribution for x in lines)]
        amounts += [one.points for one in self._receipt.dimensions]
        amounts += [gate.contribution for gate in self._receipt.gates]
        columns = {"contribution": max(len(f"{x:,.4f}") for x in amounts if x is not None)}
        if not self._is_narrow and any(line.weight is not None for line in lines):
            values = [self._value(line.value) for line in lines]
            weights = [number_words(line.weight) for line in lines if line.weight is not None]
            columns = {
                "value": max(map(len, values), default=0),
                "weight": max(map(len, weights), default=0),
                **columns,
            }
        return {title: max(size, len(title)) for title, size in columns.items()}

    def header(self, simulated: str) -> Iterator[RenderableType]:
        """Give the account, the run and the score."""
        about = self._explanation
        name = Text(visible(about.name or about.account_id), style="bold")
        if about.name:
            name.append(f"  {visible(about.account_id)}", style="not bold dim")
        yield name
        if about.person is not None:
            yield from _who(about.person)
        card = f"scorecard {visible(about.scorecard)} · as of {moment_words(about.as_of)}"
        run = f"run {about.run_id}"
        fits = cell_len(f"{card} · {run}") <= self._width
        yield Text(f"{card} · {run}" if fits else f"{card}\n{run}", style="dim")
        if simulated:
            yield Text(simulated, style="dim italic")
        yield Text()
        yield self._verdict()
        if (found := self._receipt.qualification) is not None:
            style = "green" if found.is_qualified else "yellow"
            said = Text(f"{found.word.upper()}  ", style=f"bold {style}")
            yield said.append(visible(found.reason), style="not bold default")

    def _verdict(self) -> Text:
        receipt, tier = self._receipt, self._receipt.tier
        said = Text()
        if not self._explanation.hides_number:
            score = "no score" if receipt.score is None else number_words(receipt.score)
            said.append(f" {score} ", style=f"bold reverse {tier_style(tier)}")
            if receipt.score is not None and self._explanation.scale is not None:
                said.append(f" of {self._explanation.scale}", style="dim")
            said.append("   tier ", style="dim")
        said.append(visible(tier or "none"), style=tier_style(tier))
        if receipt.cell:
            said.append("   cell ", style="dim").append(visible(receipt.cell))
        said.append(f"   {percent(receipt.completeness)}", style="default")
        return said.append(" of the weight is known", style="dim")

    def dimensions(self) -> Iterator[RenderableType]:
        """Give a block for each dimension."""
        yield Text()
        yield self._titles()
        for number, dimension in enumerate(self._receipt.dimensions):
            if number:
                yield Text()
            yield self._dimension_title(dimension)
            for line in self._dimension_notes(dimension):
                yield Padding(Text(line, style="dim italic"), (0, 0, 0, 2))
            for contribution in dimension.contributions:
                yield self._line(contribution, dimension)

    def _dimension_title(self, dimension: DimensionReceipt) -> Text:
        title = Text(visible(dimension.name).upper(), style="bold")
        if self._explanation.hides_number:
            return title
        facts = [f"adds {dimension.points:,.4f}"]
        if dimension.weight is not None:
            facts.insert(0, f"weight {number_words(dimension.weight)}")
            if dimension.score is not None:
                own = f"{number_words(dimension.score)} of {self._explanation.scale}"
                facts.insert(0, own)
        return title.append(f"  {' · '.join(facts)}", style="not bold dim")

    def _dimension_notes(self, dimension: DimensionReceipt) -> Iterator[str]:
        if dimension.profile:
            note = f"best profile: {visible(dimension.profile)}"
            if dimension.runner_up and dimension.margin is not None:
                ahead = "" if self._explanation.hides_number else number_words(dimension.margin)
                note += f", {ahead} ahead of {visible(dimension.runner_up)}".replace("  ", " ")
            yield note
        if dimension.note:
            yield dimension.note

    def _titles(self) -> RenderableType:
        left = self._named(Text("component", style="dim"), Text("seen", style="dim"))
        cells = {title: Text(title, style="dim") for title in self._columns}
        return self._row(left, indent=2, **cells)

    def _named(self, name: Text, seen: Text) -> RenderableType:
        """Lay out a component's name and the fact beside each other, or one after the other."""
        if self._is_narrow:
            return name.append(": ").append_text(seen)
        inner = self._left - 2 * _GAP
        names = min(inner // 2, MOST_OF_A_NAME)
        left = Table.grid(padding=(0, _GAP, 0, 0))
        left.add_column(width=names, overflow="fold")
        left.add_column(width=inner - names - _GAP, overflow="fold")
        left.add_row(name, seen)
        return left

    def _line(self, line: Contribution, dimension: DimensionReceipt) -> RenderableType:
        if line.component == ROUNDING:
            left: RenderableType = Text(f"{ROUNDING}: {line.note}", style="dim")
        else:
            left = self._named(Text(visible(line.component)), self._seen(line))
        if self._explanation.hides_number:
            return self._row(left, speaks=self._speaks(line, dimension), indent=2)
        return self._row(
            left,
            value=Text(self._value(line.value)),
            weight=Text("" if line.weight is None else number_words(line.weight), style="dim"),
            contribution=self._amount(line.contribution),
            indent=2,
        )

    def _seen(self, line: Contribution) -> Text:
        """Give the fact, how it was treated where it is missing, and where it came from."""
        absent = line.seen is None and line.known
        words = "absent" if absent else value_words(line.seen, as_of=self._explanation.as_of)
        text = Text(words, style="default" if line.known else "yellow")
        if line.note:
            text.append(f", {line.note.removeprefix('unknown: ')}", style="yellow")
        if line.source and not self._is_narrow:
            text.append(f"\n{visible(self._source(line.source))}", style="dim")
        return text

    def _source(self, source: str) -> str:
        column, _, file = source.rpartition(" in ")
        return column if file == self._common_file else source

    def _speaks(self, line: Contribution, dimension: DimensionReceipt) -> Text:
        strength = strength_of(line, dimension, self._receipt)
        if not line.known:
            return Text("unknown", style="yellow")
        word = "for" if strength > 0 else "against" if strength < 0 else "neutral"
        styles = {"for": "green", "against": "red", "neutral": "dim"}
        return Text(word, style=styles[word])

    def total(self) -> Iterator[RenderableType]:
        """Give the base, the gates and bounds, a rule, and the score."""
        receipt = self._receipt
        yield Text()
        if receipt.base:
            yield self._row(Text("BASE", style="bold"), contribution=self._amount(receipt.base))
        for gate in receipt.gates:
            words = {
                "exclude": "EXCLUDED",
                "cap": "CAPPED",
                "leave_out": "LEFT OUT",
                "bound": "BOUND",
            }
            said = Text(words[gate.then], style="bold red")
            said.append(f"  {visible(gate.name)}: {visible(gate.reason)}", style="not bold default")
            amount = self._amount(gate.contribution, style="red")
            yield self._row(said, contribution=amount)
        if self._explanation.hides_number:
            return
        size = self._columns["contribution"]
        yield self._row(Text(), contribution=Text("─" * size, style="dim"))
        if receipt.score is None:
            who = "account" if self._explanation.person is None else "person"
            yield Text(f"NO SCORE  nothing is known of this {who}", style="bold")
        else:
            amount = self._amount(receipt.score, style="bold")
            yield self._row(Text("SCORE", style="bold"), contribution=amount)

    def footer(self) -> Iterator[RenderableType]:
        """Give the reasons in one sentence, the file of the facts, and what people said."""
        yield Text()
        said = sentence(self._receipt, as_of=self._explanation.as_of)
        yield Text(said)
        if self._common_file and not self._is_narrow:
            where = f"Facts without a file of their own are from {visible(self._common_file)}."
            yield Text(where, style="dim")
        about = self._explanation
        if about.feedback:
            yield Text()
            yield Text("FEEDBACK", style="bold")
            for line in feedback_lines(
                about.feedback, scorecard=about.scorecard, hides_number=about.hides_number
            ):
                yield Padding(line, (0, 0, 0, 2))

    def _value(self, value: Decimal | None) -> str:
        return "" if value is None else f"{value:,.{self._places}f}"

    def _amount(self, amount: Decimal, style: str = "default") -> Text:
        return Text(f"{amount:,.4f}", style=style)

    def _row(self, left: RenderableType, *, indent: int = 0, **cells: Text) -> RenderableType:
        row = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        row.add_column(width=self._left - _GAP, overflow="fold")
        for size in self._columns.values():
            row.add_column(width=size, justify="right", no_wrap=True)
        padded = Padding(left, (0, 0, 0, indent)) if indent else left
        row.add_row(padded, *(cells.get(title, Text()) for title in self._columns))
        return row


def _who(person: PersonLabels) -> Iterator[Text]:
    """Say who a person is, and of which account."""
    known = [visible(text) for text in (person.title, person.email, person.company_name) if text]
    if known:
        yield Text(" · ".join(known))
    if person.account_id is None:
        yield Text("no account", style="yellow")
        return
    account = Text(f"account {visible(person.account_name or person.account_id)}")
    yield account.append(f"  {visible(person.account_id)}" if person.account_name else "", "dim")


def _common_file(dimensions: tuple[DimensionReceipt, ...]) -> str:
    """Give the file that most facts came from, which need not be repeated on every line."""
    files = [
        line.source.rpartition(" in ")[2]
        for dimension in dimensions
        for line in dimension.contributions
        if " in " in line.source
    ]
    return max(files, key=files.count, default="")


def _places(dimensions: tuple[DimensionReceipt, ...]) -> int:
    """Give how many decimal places show every value in full, so that all stand aligned."""
    values = [line.value for one in dimensions for line in one.contributions if line.value]
    return max((len(f"{v:.4f}".rstrip("0").partition(".")[2]) for v in values), default=0)
