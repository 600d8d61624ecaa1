"""Packages of work paid from funds: whole or not at all, in the order given, never more than a fund holds. Pure.

Amounts are whole numbers of VND.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to build for one school; `unit_cost` None where the office has no price for it."""

    item: str
    level: str
    quantity: int
    unit_cost: int | None
    source: str = ""
    rule_status: str = ""

    @property
    def cost(self) -> int:
        return self.quantity * (self.unit_cost or 0)


@dataclass(frozen=True, slots=True)
class Package:
    """Everything one school lacks, in the order of schools."""

    key: int
    is_difficult: bool
    lines: tuple[Line, ...]

    @property
    def cost(self) -> int:
        return sum(line.cost for line in self.lines)


@dataclass(frozen=True, slots=True)
class Fund:
    """Money that may be limited to some items or to difficult communes; `items` () = whatever is lacking."""

    name: str
    amount: int
    items: tuple[str, ...] = ()
    only_difficult: bool = False
    document: str = ""
    year: int | None = None

    def pays(self, line: Line, package: Package) -> bool:
        return (not self.items or line.item in self.items) and (
            package.is_difficult or not self.only_difficult
        )


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount of one fund for one line of a package."""

    key: int
    line: Line
    fund: str
    amount: int


def allocate(packages: Sequence[Package], funds: Sequence[Fund]) -> tuple[list[Payment], dict[int, int]]:
    """Payments of the packages that are served, and for each skipped one what its funds still held.

    Funds of narrower use pay first, so that free money lasts; a package is paid whole or not at all.
    """
    left = {fund.name: fund.amount for fund in funds}
    narrow_first = sorted(funds, key=lambda fund: (not (fund.items or fund.only_difficult), not fund.items))
    payments: list[Payment] = []
    skipped: dict[int, int] = {}
    for package in packages:
        drawn = _pay(package, narrow_first, dict(left))
        if drawn is None:
            usable = {fund.name for fund in funds for line in package.lines if fund.pays(line, package)}
            skipped[package.key] = sum(left[name] for name in usable)
            continue
        for payment in drawn:
            left[payment.fund] -= payment.amount
        payments += drawn
    return payments, skipped


def _pay(package: Package, funds: Sequence[Fund], left: dict[str, int]) -> list[Payment] | None:
    """Payments for every line, None where one cannot be paid in full."""
    drawn = []
    for line in package.lines:
        due = line.cost
        for fund in funds:
            amount = min(due, left[fund.name]) if fund.pays(line, package) else 0
            if amount > 0:
                left[fund.name] -= amount
                due -= amount
                drawn.append(Payment(package.key, line, fund.name, amount))
        if due > 0:
            return None
    return drawn
