"""Import what stands in a rival's environment only, so that ours can be checked without it."""

from importlib import import_module
from typing import Any


def package(name: str) -> Any:
    """Import a module by its full name."""
    return import_module(name)
