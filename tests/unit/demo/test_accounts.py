"""The accounts: what is known of them, and how it is written."""

import pytest
