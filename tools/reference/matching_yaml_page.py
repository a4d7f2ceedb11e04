"""The page of matching.yaml: its keys, and where their values are explained."""

from reference.markdown import code, page
from reference.words import key_table
from tradewind.files.matching_file import parse_matching
from tradewind.matching.settings import MatchSettings

EXAMPLE = """\
version: 1
match_at: 0.97
review_at: 0.25
ties: [customer first, country and city, most contacts]
own_domains: [ourcompany.example]
company_domains: [telstra.com.au]
weights:
  country: {different: -3}
"""


def matching_yaml_page() -> str:
    """Write the page; its example is read as a user's file would be."""
    parse_matching(EXAMPLE)
    return page(
        "matching.yaml",
        "src/tradewind/matching/settings.py",
        "`matching.yaml` stands beside [tradewind.yaml](tradewind-yaml.md), and says how"
        " [leads are matched](../matching.md) to accounts.\nA project without it is matched by the"
        " values in the last column.",
        code(EXAMPLE, "yaml"),
        *("## The whole", key_table(MatchSettings)),
        "[Matching](../matching.md) lists the [levels that `weights` may name](../matching.md"
        "#what-evidence-weighs) with the bits of each, and says what the"
        " [rules for ties](../matching.md#ties) mean.\nWrite the part, and below it the level:"
        " `weights: {country: {different: -3}}`.\nA rule that `ties` does not name is not asked.",
    )
