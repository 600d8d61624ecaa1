"""One test per kind of dirt that real workbooks of offices hold, numbered as in `docs/reading.md`."""

import pytest

pytest.register_assert_rewrite("tests.dirt.sheets")
