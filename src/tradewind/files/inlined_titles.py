"""A scorecard with the project's words for titles in it, as one text and one hash."""

from tradewind.files.inlined_part import with_part
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.files.titles_file import TitlesFile
from tradewind.scorecard.title_columns import uses_titles

KEY = "titles"


def with_titles(file: ScorecardFile, titles: TitlesFile) -> ScorecardFile:
    """Give a scorecard that holds the project's words for titles, where it uses what they tell.

    One that has `titles:` of its own, or asks for nothing that titles tell, stays as it is.

    Args:
        file: The scorecard as written.
        titles: The words as written.

    Returns:
        The scorecard; the places of the words are those in their own file.
    """
    if file.card.titles is not None or not uses_titles(file.card):
        return file
    return with_part(file, KEY, titles)
