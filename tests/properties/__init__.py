"""What may be done to a sheet without changing what it states."""

import pytest

pytest.register_assert_rewrite("tests.properties.world")
