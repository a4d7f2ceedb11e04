"""The page of titles.yaml: its keys, and how words and roles are written."""

from reference.markdown import code, docstring_of, page, table
from reference.words import key_table
from tradewind.files.titles_file import parse_titles
from tradewind.scorecard.title_phrases import phrases
from tradewind.scorecard.titles import SENIORITIES, RoleRule, TitleWords

EXAMPLE = """\
version: 1
seniority:
  manager: [product manager]
  director: [Bereichsleiter(in)]
functions:
  sustainability: [ESG, Nachhaltigkeit*]
roles:
  - {role: sponsor, seniority: [owner, c-level], functions: [sustainability]}
  - {role: champion, words: [evangelist]}
ignore: [honorary president]
"""
PHRASES = {
    "product manager": "these words next to each other, in this order",
    "Nachhaltigkeit*": "words that begin so; `*` may stand at either end of a word",
    "Leiter(in)": "`Leiter` and `Leiterin`",
    "Angestellte(r|n)": "`Angestellte`, `Angestellter` and `Angestellten`",
    "assistant to …": "the phrase, before all others; what follows it is another person's title",
}


def titles_yaml_page() -> str:
    """Write the page; its example is read as a user's file would be."""
    parse_titles(EXAMPLE)
    return page(
        "titles.yaml",
        "src/tradewind/scorecard/titles.py",
        "`titles.yaml` stands beside [tradewind.yaml](tradewind-yaml.md), and says by which words"
        " [job titles](../titles.md) are read.\nA scorecard may hold the same below `titles`; then"
        " the file is not used for it.",
        code(EXAMPLE, "yaml"),
        *("## The whole", key_table(TitleWords)),
        *("## A role", docstring_of(RoleRule).summary, key_table(RoleRule)),
        *("## Levels", _levels()),
        *("## Phrases", _phrases()),
    )


def _levels() -> str:
    return f"The levels, highest first, are {', '.join(f'`{level}`' for level in SENIORITIES)}."


def _phrases() -> str:
    for written in PHRASES:
        phrases(written)
    said = "Write words with their accents; a title may lack them.\nCapitals do not matter."
    rows = ((f"`{written}`", meaning) for written, meaning in PHRASES.items())
    return f"{said}\n\n{table(('written', 'finds'), rows)}"
