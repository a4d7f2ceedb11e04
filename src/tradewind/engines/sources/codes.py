"""The codes of the problems that a source can have."""

NOT_THERE = "TW401"
"""No file where one should be: missing, a folder, or a glob that finds nothing."""

UNKNOWN_FORMAT = "TW402"
"""The ending of the name tells no format, or two formats."""

EMPTY = "TW403"
"""Nothing is inside, not even the names of columns."""

BAD_HEADER = "TW404"
"""Column names that are missing, doubled or too many."""

BAD_ROW = "TW405"
"""A row that does not fit the header, or a quote that is never closed."""

BAD_ENCODING = "TW406"
"""Bytes that are not the text they should be."""

NOT_READABLE = "TW407"
"""A file that is not what its name says, or is damaged."""

NO_SUCH_PART = "TW408"
"""A sheet or table that the file does not have."""

BAD_QUERY = "TW409"
"""A query that is not one plain SELECT, or that fails."""

CELL_ERRORS = "TW410"
"""Excel cells that hold an error; read as missing."""

UNEVEN_FILES = "TW411"
"""Files of one glob whose columns differ."""

BAD_OPTION = "TW412"
"""An option of the source that cannot hold."""

LOCKED = "TW911"
"""Another process holds the file."""

NO_PERMISSION = "TW912"
"""The operating system refuses to open the file."""

OUT_OF_MEMORY = "TW913"
"""The memory that the engine may use is spent."""

DISK_FAILED = "TW914"
"""A disk is full, read-only or failing."""
