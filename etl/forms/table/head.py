"""What stands above the data columns of a table, shared by all tables that say the same.

Equal heads of other sheets and files are one object, so that whatever follows from a head alone is worked out once.
"""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from etl.forms.table.header import Heads
from etl.forms.words.description import PathItem, concepts_of, describe

Paths = Mapping[int, tuple[PathItem, ...]]
"""Column → texts above it, outermost first, each with the texts beside it."""


class Head:
    """The paths of the data columns. Compared and hashed by identity: `head_of` gives equal heads as one object."""

    def __init__(self, columns: Paths, left_of: Mapping[int, tuple[tuple[str, ...], ...]]) -> None:
        self.columns = columns
        self.left_of = left_of
        """Texts left of a column's head under the same parent, nearest first; one tuple per level, innermost first."""

    @cached_property
    def dims(self) -> frozenset[str]:
        """Names of the dimensions that some column speaks of."""
        return frozenset(name for path in self.columns.values() for name in describe(path).dims)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Everything that the columns say together."""
        return concepts_of(describe(path) for path in self.columns.values())

    @cached_property
    def notes(self) -> frozenset[int]:
        """Columns for remarks."""
        return frozenset(column for column, path in self.columns.items() if "note" in describe(path).words)


EMPTY_HEAD = Head({}, {})


@lru_cache(maxsize=512)
def head_of(heads: Heads, columns: tuple[int, ...]) -> Head:
    """The head of some columns of a header."""
    return Head(
        {column: heads.paths[column] for column in columns},
        {column: heads.left_of[column] for column in columns},
    )


@lru_cache(maxsize=512)
def with_texts(head: Head, added: tuple[tuple[int, str], ...]) -> Head:
    """The head with one more text below the head of some columns (`added`: column and text)."""
    texts = dict(added)
    columns = {
        column: (*path, (texts[column], frozenset())) if column in texts else path
        for column, path in head.columns.items()
    }
    return Head(columns, head.left_of)
