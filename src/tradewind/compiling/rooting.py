"""Score people instead of accounts: the same statement, with people where accounts stood.

The people, joined with what is asked of their accounts, take the place of the accounts; every
other table tells of people: a person's events are the person's own, technologies, opportunities
and attributes of earlier days are those of the person's account. The steps after these are the
ones that score accounts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import Layout
from tradewind.compiling.nested import OF_ACCOUNTS, Nested, prefixed
from tradewind.compiling.nodes import (
    Call,
    Case,
    Checked,
    Column,
    IsIn,
    IsNull,
    Join,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Step,
    Text,
)
from tradewind.compiling.reading import read_if_there, was_entered
from tradewind.compiling.tables.of_people import READ_PEOPLE, TAKEN, Aliases, tables_of_people
from tradewind.compiling.tables.technologies import technology_steps
from tradewind.compiling.titles import read_titles
from tradewind.compiling.write import identifier
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.account_columns import (
    PREFIX,
    Asked,
    OfAccount,
    ScoreOfAccount,
    TierOfAccount,
    UsesProduct,
    asked_of_account,
)
from tradewind.scorecard.card import Scorecard

ROOT = "people_with_accounts"
ACCOUNTS = "accounts_of_people"
_ACCOUNT = "account_of_person"
"""The column of a person's account, as text; null without one."""


@dataclass(frozen=True, slots=True)
class Rooted:
    """A project whose accounts are the people.

    Attributes:
        steps: The steps that make its tables.
        project: Its tables, which those steps give.
    """

    steps: tuple[Step, ...]
    project: BoundProject


@dataclass(slots=True)
class _Root:
    """The people with what is asked of their accounts, while it is put together.

    Attributes:
        aliases: Gives every column a plain name of its own.
        steps: The steps that tell of accounts, one row per account.
        joins: How the people join them.
        columns: The columns of the people's accounts.
        bound: How every column is read from the result.
    """

    aliases: Aliases
    steps: list[Step] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    columns: list[tuple[str, Node]] = field(default_factory=list)
    bound: dict[str, BoundColumn] = field(default_factory=dict)

    def add(self, alias: str, like: BoundColumn) -> None:
        """Take a column of a joined step, as a column of the people who have an account."""
        is_there = Opposite(IsNull(Column(self.joins[0].key)))
        self.columns.append((alias, Case(((is_there, Column(alias)),), Null())))
        self.bound[like.name] = replace(like, sql=identifier(alias))


def rooted(
    card: Scorecard,
    project: BoundProject,
    layout: Layout,
    at: Knowledge,
    nested: Mapping[str, Nested],
) -> Rooted:
    """Give the project in which the people of a project are what is scored.

    Args:
        card: The scorecard of people.
        project: The bound tables, people among them.
        layout: The names of the columns.
        at: The moments.
        nested: The scores of accounts that the scorecard uses, by its name.

    Raises:
        ValueError: No people are bound.
    """
    people = project.people
    if people is None:
        raise ValueError("a scorecard of people needs a table of people")
    columns = dict.fromkeys(use.column for use in layout.reads)
    asked = {name: found for name in columns if (found := asked_of_account(name)) is not None}
    root = _Root(Aliases((_ACCOUNT, *TAKEN)))
    read = _read_people(people, [*columns, *layout.labels], root, at)
    _add_accounts(project.accounts, [*_of_accounts(asked, people)], root)
    products = {name: one for name, one in asked.items() if isinstance(one, UsesProduct)}
    _add_products(card, project.technologies, products, at, root)
    for name, one in asked.items():
        if isinstance(one, ScoreOfAccount | TierOfAccount):
            _add_standing(name, one, nested[one.scorecard], root)
    joined = Step(
        name=ROOT,
        comment="People with what is asked of their accounts; one row per person.",
        columns=tuple(root.columns),
        source=READ_PEOPLE,
        keeps=True,
        joins=tuple(root.joins),
    )
    labelled = {
        _ACCOUNT: BoundColumn(_ACCOUNT, identifier(_ACCOUNT), Kind.TEXT, ""),
        **dict(_standing_in(root.bound)),
    }
    table = BoundTable("people", ROOT, root.bound | labelled, people.dates)
    others, tables = tables_of_people(card, project, layout, root.aliases, root.joins[0])
    steps = (*read, *root.steps, joined, *others)
    return Rooted(steps, replace(tables, accounts=table, people=None))


def _standing_in(bound: Mapping[str, BoundColumn]) -> Iterator[tuple[str, BoundColumn]]:
    """Give what labels a person and is the account's: its name, and its owner where none else."""
    labels = {"name_of_account": f"{PREFIX}name", "owner": f"{PREFIX}owner"}
    for label, column in labels.items():
        if label not in bound and column in bound:
            yield label, bound[column]


def _read_people(
    people: BoundTable, names: Sequence[str], root: _Root, at: Knowledge
) -> list[Step]:
    was_there = was_entered(people, at.data_by_seconds)
    titles, people = read_titles(people, names, was_there)
    columns: list[tuple[str, Node]] = [
        ("person_key", read_if_there(people, "person_id", "text")),
        (_ACCOUNT, read_if_there(people, "account_id", "text")),
    ]
    for name in dict.fromkeys(("person_id", *names)):
        column = people.columns.get(name)
        if column is not None and asked_of_account(name) is None:
            alias = root.aliases.of(name)
            columns.append((alias, Checked(column.sql)))
            root.bound[name] = replace(column, sql=identifier(alias))
    read = Step(
        name=READ_PEOPLE,
        comment="The people, the columns that are used as they are; one row per person.",
        columns=tuple(columns),
        source=people.relation,
        where=None if titles else was_there,
    )
    return [*titles, read]


def _of_accounts(asked: Mapping[str, Asked], people: BoundTable) -> Iterator[str]:
    """Give the columns of accounts that are read, each once."""
    named = dict.fromkeys(one.column for one in asked.values() if isinstance(one, OfAccount))
    labels = ["name"] if "owner" in people.columns else ["name", "owner"]
    yield from dict.fromkeys([*named, *labels])


def _add_accounts(accounts: BoundTable, names: Iterable[str], root: _Root) -> None:
    key = root.aliases.of("accounts key")
    root.joins.append(Join(ACCOUNTS, key=key, to=_ACCOUNT))
    columns: list[tuple[str, Node]] = [(key, read_if_there(accounts, "account_id", "text"))]
    for name in names:
        column = accounts.columns.get(name)
        if column is not None:
            alias = root.aliases.of(f"account {name}")
            columns.append((alias, Checked(column.sql)))
            root.add(alias, of_account(column, accounts))
    step = Step(
        name=ACCOUNTS,
        comment="The accounts, the columns that are used as they are; one row per account.",
        columns=tuple(columns),
        source=accounts.relation,
        where=Opposite(IsNull(columns[0][1])),
    )
    root.steps.append(step)


def of_account(column: BoundColumn, accounts: BoundTable) -> BoundColumn:
    """Give a column of the accounts as people have it: by its name and where it comes from."""
    return replace(
        column,
        name=f"{PREFIX}{column.name}",
        source=f"account: {column.source}",
        dates=column.dates or accounts.dates,
    )


def _add_products(
    card: Scorecard,
    technologies: BoundTable | None,
    products: Mapping[str, UsesProduct],
    at: Knowledge,
    root: _Root,
) -> None:
    if not products:
        return
    if technologies is None:
        unknown = "CAST(NULL AS BOOLEAN)"
        root.bound |= {name: BoundColumn(name, unknown, Kind.YES_NO, "") for name in products}
        return
    seen = prefixed(technology_steps(technologies, at), OF_ACCOUNTS)
    source = technologies.columns["product"].source if "product" in technologies.columns else ""
    key, account = root.aliases.of("products key"), Column("account_key")
    columns: list[tuple[str, Node]] = [(key, account)]
    for name, asked in products.items():
        alias = root.aliases.of(name)
        columns.append((alias, _is_among(product_names(card, asked.product))))
        root.add(alias, BoundColumn(name, "", Kind.YES_NO, source))
    step = Step(
        name="products_of_accounts",
        comment="Whether a product was seen; one row per account of which any product is known.",
        columns=tuple(columns),
        source=seen[-1].name,
        where=Opposite(IsNull(account)),
        grouped_by=(account,),
    )
    root.steps += [*seen, step]
    root.joins.append(Join(step.name, key=key, to=_ACCOUNT))


def product_names(card: Scorecard, product: str) -> tuple[str, ...]:
    """Give all names under which a product is seen, by the scorecard's catalogue."""
    catalogue = card.technologies
    return catalogue.names_of(catalogue.product_of(product)) if catalogue else (product,)


def _is_among(names: tuple[str, ...]) -> Node:
    is_named = IsIn(Column("product_name"), tuple(map(Text, names)))
    count = Call("MAX", (Case(((is_named, Number(1)),), Number(0)),))
    return Pair(count, "=", Number(1))


def _add_standing(
    name: str, asked: ScoreOfAccount | TierOfAccount, nested: Nested, root: _Root
) -> None:
    key, alias = root.aliases.of(f"{name} key"), root.aliases.of(name)
    is_score = isinstance(asked, ScoreOfAccount)
    step = Step(
        name=f"{nested.name}_{'score' if is_score else 'tier'}",
        comment=f"What accounts have by the scorecard {nested.card.name}; one row per account.",
        columns=((key, Column("row_key")), (alias, Column("score" if is_score else "tier"))),
        source=nested.name,
    )
    root.steps.append(step)
    root.joins.append(Join(step.name, key=key, to=_ACCOUNT))
    kind = Kind.NUMBER if is_score else Kind.TEXT
    root.add(alias, BoundColumn(name, "", kind, f"scorecard {asked.scorecard}"))
