"""Find out how a text file is encoded by reading all its bytes once."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from tradewind.engines.sources.codes import BAD_ENCODING
from tradewind.engines.sources.interface import SourceFile
from tradewind.problems import Problem

_CHUNK_BYTES = 1 << 22
_UTF8_MARK = codecs.BOM_UTF8
_WESTERN = "cp1252"
"""Codec of files called Latin-1, which since Windows mean its code page 1252.

Sources: WHATWG, Encoding Standard, section 4.2: the label "latin1" means windows-1252.
"""
_UNASSIGNED = "tradewind-unassigned"
"""Name of what Python does with the five bytes that code page 1252 leaves unassigned."""


def _as_latin1(error: UnicodeError) -> tuple[str, int]:
    """Read an unassigned byte as the control character of its number.

    Sources: WHATWG, Encoding Standard, index windows-1252.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_UNASSIGNED, _as_latin1)


@dataclass(frozen=True, slots=True)
class TextFacts:
    """How a text file is written.

    Attributes:
        encoding: Name of a Python codec that reads the file, its byte-order mark included.
        errors: What that codec does with bytes that it does not know.
        has_mark: Whether it begins with a byte-order mark.
        newlines_agree: Whether all its line ends, also those in quoted cells, are alike; always
            False for two-byte encodings, where they are not looked at.
        warnings: What was guessed.
    """

    encoding: str
    errors: str = "strict"
    has_mark: bool = False
    newlines_agree: bool = False
    warnings: tuple[Problem, ...] = ()

    @property
    def is_utf8(self) -> bool:
        """Whether DuckDB can read the file as it is."""
        return self.encoding in ("utf-8", "utf-8-sig")


def facts_of(file: SourceFile, stated: str | None) -> TextFacts:
    """Find out how `file` is encoded; `stated` is what the user says, None for nothing.

    Raises:
        InvalidInput: The file is not text, or not in the stated encoding, or mixes two.
    """
    with file.path.open("rb") as stream:
        start = stream.read(1 << 16)
    wide = _wide_encoding(start)
    if wide:
        return _checked_wide(file, wide)
    if stated == "utf-16":
        what = "The source says `encoding: utf-16`, and the file is not UTF-16."
        raise file.refusal(BAD_ENCODING, what, "Delete `encoding` from the source.")
    survey = _survey(file)
    if stated == "latin-1":
        return TextFacts(_WESTERN, _UNASSIGNED, newlines_agree=survey.newlines_agree)
    if survey.bad_line is None:
        marked = start.startswith(_UTF8_MARK)
        return TextFacts(
            "utf-8-sig" if marked else "utf-8",
            has_mark=marked,
            newlines_agree=survey.newlines_agree,
        )
    if stated == "utf-8" or survey.good_before_bad:
        raise file.refusal(
            BAD_ENCODING,
            f"Line {survey.bad_line} has a byte that is not UTF-8.",
            "Save the file as UTF-8, or add `encoding: latin-1` to the source.",
            line=survey.bad_line,
        )
    return TextFacts(
        _WESTERN,
        _UNASSIGNED,
        newlines_agree=survey.newlines_agree,
        warnings=(_guess(file, survey.bad_line),),
    )


def _guess(file: SourceFile, line: int) -> Problem:
    return file.problem(
        BAD_ENCODING,
        f"The file is not UTF-8 (first on line {line}); it is read as Latin-1 (Windows-1252).",
        "Add `encoding: latin-1` to the source if accents look right, or save it as UTF-8.",
        line=line,
        severity="warning",
    )


def _wide_encoding(start: bytes) -> str | None:
    """Give the codec of a UTF-16 file, by its mark or by where its zero bytes stand."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    half = max(len(start) // 2, 1)
    zeros_first, zeros_second = start[0::2].count(0) / half, start[1::2].count(0) / half
    if zeros_second > 0.4 and zeros_first < 0.05:
        return "utf-16-le"
    if zeros_first > 0.4 and zeros_second < 0.05:
        return "utf-16-be"
    return None


def _checked_wide(file: SourceFile, encoding: str) -> TextFacts:
    """Decode a UTF-16 file once, to know that it can be."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    try:
        for chunk in _chunks(file):
            lines += decoder.decode(chunk).count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise file.refusal(
            BAD_ENCODING,
            f"The file looks like UTF-16, but not from line {lines} on.",
            "Save the file as UTF-8.",
            line=lines,
        ) from None
    return TextFacts(encoding, has_mark=encoding == "utf-16")


@dataclass(slots=True)
class _Survey:
    """What was counted so far in a file of single bytes."""

    line_feeds: int = 0
    returns: int = 0
    pairs: int = 0
    last: bytes = b""
    good_before_bad: bool = False
    bad_line: int | None = None

    @property
    def newlines_agree(self) -> bool:
        return not self.returns or not self.line_feeds or self._all_pairs

    @property
    def _all_pairs(self) -> bool:
        return self.pairs == self.line_feeds == self.returns

    def line_of(self, before: bytes) -> int:
        """Give the line on which the bytes after `before`, the start of a chunk, stand."""
        feeds = self.line_feeds + before.count(b"\n")
        return 1 + (feeds or self.returns + before.count(b"\r"))

    def count(self, chunk: bytes) -> None:
        self.line_feeds += chunk.count(b"\n")
        returns = chunk.count(b"\r")
        if returns:
            self.returns += returns
            self.pairs += chunk.count(b"\r\n")
        self.pairs += self.last == b"\r" and chunk.startswith(b"\n")
        self.last = chunk[-1:]


def _survey(file: SourceFile) -> _Survey:
    survey = _Survey()
    decoder = codecs.getincrementaldecoder("utf-8")()
    for chunk in _chunks(file):
        zero = chunk.find(b"\0")
        if zero >= 0:
            raise _not_text(file, survey.line_of(chunk[:zero]))
        if survey.bad_line is None:
            _decode(chunk, decoder, survey)
        survey.count(chunk)
    if survey.bad_line is None and decoder.getstate()[0]:
        survey.bad_line = survey.line_of(b"")
    return survey


def _decode(chunk: bytes, decoder: codecs.IncrementalDecoder, survey: _Survey) -> None:
    """Note where `chunk` stops being UTF-8, and whether it had accents in UTF-8 before."""
    held = len(decoder.getstate()[0])
    if not held and chunk.isascii():
        return
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as error:
        good = chunk[: max(error.start - held, 0)]
        survey.bad_line = survey.line_of(good)
        survey.good_before_bad |= not good.removeprefix(_UTF8_MARK).isascii()
    else:
        survey.good_before_bad = True


def _not_text(file: SourceFile, line: int) -> Exception:
    return file.refusal(
        BAD_ENCODING,
        f"Line {line} holds zero bytes, which no text file has; this is a binary or damaged file.",
        "Export the table again as CSV, or give the file the ending of what it really is.",
        line=line,
    )


def _chunks(file: SourceFile) -> Iterator[bytes]:
    with file.path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            yield chunk
