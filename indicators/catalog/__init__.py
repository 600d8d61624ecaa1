"""The declared catalogue: the only place that reads `data/catalog/` for meaning.

Imported by every layer, imports none of them.
"""

from indicators.catalog.checks import Check, checks
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError
from indicators.catalog.grades import Grade, grades, levels
from indicators.catalog.indicator import Indicator, Target
from indicators.catalog.indicators import indicators, topics
from indicators.catalog.measures import Measure, codes, measures
from indicators.catalog.norms import Norm, norm_on, norms
from indicators.catalog.rollout import RolloutStep, rollout
from indicators.catalog.standards import Rule, rules

__all__ = [
    "CATALOGUE_DIR",
    "CatalogueError",
    "Check",
    "Grade",
    "Indicator",
    "Measure",
    "Norm",
    "RolloutStep",
    "Rule",
    "Target",
    "checks",
    "codes",
    "grades",
    "indicators",
    "levels",
    "measures",
    "norm_on",
    "norms",
    "rollout",
    "rules",
    "topics",
]
