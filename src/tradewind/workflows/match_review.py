"""Write the doubtful matches with their evidence to a sheet that people fill in."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tradewind.files.review_sheet import REVIEW, Choice, check_sheet, write_sheet
from tradewind.matching.weights import PARTS
from tradewind.workflows.leads.evidence_words import evidence_term
from tradewind.workflows.leads.match_store import OpenMatching, current_matching
from tradewind.workflows.leads.settled_matches import SETTLED
from tradewind.workflows.results.output_paths import refuse_own_file
from tradewind.workflows.simulated import notice

ANSWER_WORDS = ("yes", "no", "none", "undo")
"""The words of an answer; an account_id is an answer, too."""
ANSWER = "answer"
"""The column that is filled in."""
ALLOWED = "yes, no, none, undo, or an account_id"
_ALWAYS = (ANSWER, "lead_id", "account_id", "runner_up_id", "note")
"""Columns of the sheet that stay where they are empty."""
_HOW = (
    ("Fill in", "the column answer; rows that you leave empty stay open"),
    ("yes", "the account of this row is the lead's"),
    ("no", "it is not; this account is never proposed for the lead again"),
    ("none", "the lead belongs to none of the accounts"),
    ("an account_id", "the lead belongs to that account, such as the runner-up"),
    ("undo", "take back all that was said of the lead before"),
    ("note", "what you write there is kept beside the answer"),
    ("Bits", "each bit doubles the odds that it is the account; the parts and the prior add up"),
    ("Then", "run tradewind match --apply with this file"),
)


_CHOICE = Choice(
    column=ANSWER,
    words=ANSWER_WORDS,
    title="Is it the account?",
    hint=f"{', '.join(ANSWER_WORDS)}, or the id of another account.",
    title_of_others="Another account?",
    hint_for_others="This is none of the words. Keep it if it is the id of an account.",
    takes_others=True,
)


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """A sheet of doubtful matches.

    Attributes:
        rows: Leads in it.
        path: The file.
        made_harmless: Texts that a spreadsheet would have run as a formula.
    """

    rows: int
    path: Path
    made_harmless: int


def match_review(output: str | Path, project: str | Path = ".") -> ReviewResult:
    """Write the leads that are up for review, the likeliest pairs first.

    Each row has the lead's words beside the account's, every part of the evidence in words with
    its bits, the runner-up, an empty `answer`, and what may be written there.

    Args:
        output: A .xlsx or .csv file.
        project: The project's folder.

    Raises:
        InvalidInput: Leads were never matched, or the file is none that can be filled in.
        OutsideWorldFailed: The store cannot be read, or the file cannot be written.
    """
    folder, path = Path(project), Path(output)
    check_sheet(path)
    refuse_own_file(path, folder)
    with current_matching(folder) as opened:
        opened.settle()
        rows = _without_empty(opened.seen.engine.arrow(_statement(opened)))
    told = [("Data", said)] if (said := notice(folder)) else []
    treated = write_sheet(rows, path, sheet=REVIEW, choice=_CHOICE, facts=[*_HOW, *told])
    return ReviewResult(rows.num_rows, path, treated)


def _without_empty(rows: pa.Table) -> pa.Table:
    """Leave out columns in which no row says anything, but for those that people or we need."""
    empty = [
        name
        for name in rows.column_names
        if name not in _ALWAYS and rows[name].null_count == rows.num_rows
    ]
    return rows.drop_columns(empty) if rows.num_rows else rows


def _statement(opened: OpenMatching) -> str:
    """Write the query of the sheet: one row per lead that is up for review."""
    leads, accounts, pairs = (
        opened.seen.relations[name] for name in ("leads", "accounts", "pairs")
    )
    parts = ", ".join(f"{evidence_term(part, pairs='pairs')} AS {part}_evidence" for part in PARTS)
    return f"""
SELECT CAST(NULL AS VARCHAR) AS {ANSWER}, settled.lead_id,
  leads.company_name AS lead_company, accounts.name AS account_name,
  leads.email AS lead_email, leads.website AS lead_website,
  array_to_string(list_concat([accounts.domain], accounts.other_domains), ' ') AS account_domains,
  leads.country AS lead_country, accounts.country AS account_country,
  leads.city AS lead_city, accounts.city AS account_city,
  leads.phone AS lead_phone, accounts.phone AS account_phone, settled.account_id,
  LEAST(ROUND(settled.probability, 4), 0.9999) AS probability, settled.weight AS weight_bits,
  {parts}, {_prior()} AS prior_bits, settled.tie_rule,
  settled.runner_up_id, runners.name AS runner_up_name,
  settled.runner_up_weight AS runner_up_weight_bits, settled.reason,
  '{ALLOWED}' AS allowed_answers, CAST(NULL AS VARCHAR) AS note
FROM {SETTLED} AS settled
JOIN {leads} AS leads ON leads.lead_id = settled.lead_id
LEFT JOIN {accounts} AS accounts ON accounts.account_id = settled.account_id
LEFT JOIN {accounts} AS runners ON runners.account_id = settled.runner_up_id
LEFT JOIN {pairs} AS pairs
  ON pairs.lead_id = settled.lead_id AND pairs.account_id = settled.account_id
WHERE settled.decision = 'review'
ORDER BY settled.probability DESC, settled.lead_id"""


def _prior() -> str:
    """Write the term of what a pair weighs before any evidence: what its parts leave."""
    return f"ROUND(settled.weight - ({' + '.join(f'pairs.{part}_bits' for part in PARTS)}), 2)"
