"""Which counts of persons could tell who is meant (`sensitive.toml`), and how few persons are too few (`norms.csv`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.formulas import Term
from indicators.catalog.measures import codes, measures
from indicators.catalog.norms import norms


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Groups, measures and categories whose small counts stay in the office; `parts` are dimensions that add up to a total."""

    groups: frozenset[str]
    measures: frozenset[str]
    categories: frozenset[str]
    parts: frozenset[str]

    def concerns(self, terms: Iterable[Term]) -> bool:
        """Whether a formula counts such persons."""
        return any(
            term.group in self.groups
            or term.measure in self.measures
            or self.categories.intersection(term.categories)
            for term in terms
        )


@lru_cache(maxsize=1)
def sensitive() -> Sensitive:
    """As declared; raises `CatalogueError` for a code that does not exist."""
    path = CATALOGUE_DIR / "sensitive.toml"
    content = read_toml(path)
    dimensions = {entry.category for entry in measures().values() if entry.category}
    known = {
        "groups": set(codes()["group"]), "measures": set(measures()), "parts": dimensions,
        "categories": {code for dimension in dimensions for code in codes().get(dimension, ())},
    }  # fmt: skip
    for key, allowed in known.items():
        if strange := [code for code in content.get(key, ()) if code not in allowed]:
            raise CatalogueError(path, key, f"không có mã “{strange[0]}”")
    if unknown := set(content) - set(known):
        raise CatalogueError(path, min(unknown), "khóa lạ")
    return Sensitive(**{key: frozenset(content.get(key, ())) for key in known})


def smallest_group() -> float:
    """Fewer persons than this could be recognised (`small_number_min` of `norms.csv`); the strictest ever declared."""
    return max(
        (float(norm.value) for norm in norms().values() if norm.subject == "small_number_min"), default=0
    )
