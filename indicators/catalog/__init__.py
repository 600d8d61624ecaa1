"""The declared catalogue: the only place that reads `data/catalog/` for meaning.

Imported by every layer, imports none of them.
"""

from indicators.catalog.checks import Check, checks
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError
from indicators.catalog.measures import Measure, codes, measures

__all__ = ["CATALOGUE_DIR", "CatalogueError", "Check", "Measure", "checks", "codes", "measures"]
