"""The tables of store.sqlite: numbered steps from an empty file to today's form.

A step is never changed after a release; a new form is a new step at the end. The number of the
last step that a file has seen stands in its `PRAGMA user_version`.
"""

APPLICATION_ID = 0x54574E44
"""Marks an SQLite file as a Tradewind store ("TWND" in ASCII; https://sqlite.org/pragma.html)."""

Migration = tuple[str, ...]
"""The statements of one step."""

_RUNS_AND_VERSIONS: Migration = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """
    CREATE TABLE scorecard_versions (
        hash               TEXT NOT NULL PRIMARY KEY,
        name               TEXT NOT NULL,
        text               TEXT NOT NULL,
        author             TEXT,
        first_published_at TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE runs (
        run_id      TEXT NOT NULL PRIMARY KEY,
        scorecard   TEXT NOT NULL,
        hash        TEXT NOT NULL REFERENCES scorecard_versions (hash),
        as_of       TEXT NOT NULL,
        started_at  TEXT NOT NULL,
        finished_at TEXT NOT NULL,
        version     TEXT NOT NULL,
        counts      TEXT NOT NULL
    )
    """,
    # Which run is current is the last row of a scorecard here, so that moving it (back, too)
    # adds a row and the past stays readable.
    """
    CREATE TABLE publications (
        position     INTEGER PRIMARY KEY AUTOINCREMENT,
        scorecard    TEXT NOT NULL,
        run_id       TEXT NOT NULL REFERENCES runs (run_id),
        published_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX publications_of_a_scorecard ON publications (scorecard, position)",
    """
    CREATE TRIGGER runs_never_change BEFORE UPDATE ON runs
    BEGIN SELECT RAISE(ABORT, 'a published run never changes'); END
    """,
    """
    CREATE TRIGGER scorecard_versions_never_change BEFORE UPDATE ON scorecard_versions
    BEGIN SELECT RAISE(ABORT, 'a published scorecard never changes'); END
    """,
    """
    CREATE TRIGGER publications_never_change BEFORE UPDATE ON publications
    BEGIN SELECT RAISE(ABORT, 'a publication never changes'); END
    """,
)

_LINKS_AND_COMPACTIONS: Migration = (
    # Runs that were published before this step have no row here and no history.
    """
    CREATE TABLE run_links (
        run_id                TEXT NOT NULL PRIMARY KEY REFERENCES runs (run_id),
        previous_run_id       TEXT REFERENCES runs (run_id),
        has_todays_attributes INTEGER NOT NULL CHECK (has_todays_attributes IN (0, 1))
    )
    """,
    # Which files of a run are kept is its last row here, names parted by blanks; all that were
    # published where it has none.
    """
    CREATE TABLE compactions (
        position     INTEGER PRIMARY KEY AUTOINCREMENT,
        run_id       TEXT NOT NULL REFERENCES runs (run_id),
        files        TEXT NOT NULL,
        compacted_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX compactions_of_a_run ON compactions (run_id, position)",
    """
    CREATE TRIGGER run_links_never_change BEFORE UPDATE ON run_links
    BEGIN SELECT RAISE(ABORT, 'the link of a published run never changes'); END
    """,
    """
    CREATE TRIGGER compactions_never_change BEFORE UPDATE ON compactions
    BEGIN SELECT RAISE(ABORT, 'a compaction never changes'); END
    """,
)

_MATCHES_AND_ANSWERS: Migration = (
    # The current matching is the last row; which decisions it made stands in its files.
    """
    CREATE TABLE matchings (
        position    INTEGER PRIMARY KEY AUTOINCREMENT,
        matching_id TEXT NOT NULL UNIQUE,
        started_at  TEXT NOT NULL,
        finished_at TEXT NOT NULL,
        version     TEXT NOT NULL,
        rules       TEXT NOT NULL,
        counts      TEXT NOT NULL
    )
    """,
    # A lead is named by its person_id. An account that is null means that the lead belongs to
    # none; `undone` takes back all that was said of the lead before.
    """
    CREATE TABLE match_answers (
        position    INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id   TEXT NOT NULL,
        verdict     TEXT NOT NULL CHECK (verdict IN ('confirmed', 'refused', 'assigned', 'undone')),
        account_id  TEXT,
        answered_by TEXT,
        answered_at TEXT NOT NULL,
        source      TEXT NOT NULL,
        note        TEXT,
        CHECK (account_id IS NOT NULL OR verdict IN ('assigned', 'undone'))
    )
    """,
    """
    CREATE TRIGGER matchings_never_change BEFORE UPDATE ON matchings
    BEGIN SELECT RAISE(ABORT, 'a published matching never changes'); END
    """,
    """
    CREATE TRIGGER match_answers_never_change BEFORE UPDATE ON match_answers
    BEGIN SELECT RAISE(ABORT, 'an answer never changes'); END
    """,
)

_FEEDBACK_AND_BACKTESTS: Migration = (
    # What people said of accounts, with the score and the tier they said it of: null where no
    # score was published. `undone` takes back all that was said of the account before.
    """
    CREATE TABLE feedback (
        position   INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id TEXT NOT NULL,
        verdict    TEXT NOT NULL CHECK (verdict IN ('good', 'bad', 'wrong-data', 'undone')),
        note       TEXT,
        scorecard  TEXT,
        run_id     TEXT,
        score      TEXT,
        tier       TEXT,
        said_by    TEXT,
        said_at    TEXT NOT NULL,
        source     TEXT NOT NULL
    )
    """,
    "CREATE INDEX feedback_of_an_account ON feedback (account_id, position)",
    # `first` and `last` are the moments of the first and the last snapshot.
    """
    CREATE TABLE backtests (
        position     INTEGER PRIMARY KEY AUTOINCREMENT,
        backtest_id  TEXT NOT NULL UNIQUE,
        scorecard    TEXT NOT NULL,
        hash         TEXT NOT NULL,
        made_at      TEXT NOT NULL,
        version      TEXT NOT NULL,
        question     TEXT NOT NULL,
        first        TEXT NOT NULL,
        last         TEXT NOT NULL,
        horizon_days REAL NOT NULL,
        summary      TEXT NOT NULL
    )
    """,
    "CREATE INDEX backtests_of_a_scorecard ON backtests (scorecard, position)",
    """
    CREATE TRIGGER feedback_never_changes BEFORE UPDATE ON feedback
    BEGIN SELECT RAISE(ABORT, 'what was said never changes'); END
    """,
    """
    CREATE TRIGGER feedback_is_never_lost BEFORE DELETE ON feedback
    BEGIN SELECT RAISE(ABORT, 'what was said is never lost'); END
    """,
    """
    CREATE TRIGGER backtests_never_change BEFORE UPDATE ON backtests
    BEGIN SELECT RAISE(ABORT, 'a backtest never changes'); END
    """,
    """
    CREATE TRIGGER backtests_are_never_lost BEFORE DELETE ON backtests
    BEGIN SELECT RAISE(ABORT, 'a backtest is never lost'); END
    """,
)

MIGRATIONS: tuple[Migration, ...] = (
    _RUNS_AND_VERSIONS,
    _LINKS_AND_COMPACTIONS,
    _MATCHES_AND_ANSWERS,
    _FEEDBACK_AND_BACKTESTS,
)
