"""What a budget builds: schools by rank, each with all it lacks, until the money ends; never a đồng more.

A school is served whole or skipped with the reason, and the next one is tried. Unit costs and funds are the office's own
tables, none is built in. Amounts are whole numbers of VND.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators import office
from indicators.catalog.facilities import facilities
from indicators.catalog.files import CatalogueError
from indicators.catalog.texts import text
from indicators.resources.funding import Fund, Line, Package, Payment, allocate
from indicators.resources.gaps import NormValues
from indicators.resources.priorities import Weights, ranking
from indicators.resources.projects import pipeline
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

SCHOOL_COLUMNS = ("rank", "unit_id", "unit_code", "unit_name", "score", "state", "cost_vnd", "spent_vnd", "priority",
                  "reason")  # fmt: skip
LINE_COLUMNS = ("rank", "unit_id", "unit_code", "unit_name", "level", "item", "label", "quantity", "unit_cost_vnd",
                "cost_vnd", "source", "state", "fund", "paid_vnd", "rule_status")  # fmt: skip
FUND_COLUMNS = ("fund", "year", "amount_vnd", "spent_vnd", "left_vnd", "document")


@dataclass(frozen=True, slots=True)
class Allocation:
    """`schools` (`SCHOOL_COLUMNS`), `lines` (`LINE_COLUMNS`, one row per line and fund), `funds` (`FUND_COLUMNS`)."""

    schools: pd.DataFrame
    lines: pd.DataFrame
    funds: pd.DataFrame


def plan(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    budget_vnd: int | None = None,
    items: tuple[str, ...] = ("classrooms",),
    weights: Weights = (),
    norm_values: NormValues | None = None,
    fund_year: int | None = None,
) -> Allocation:
    """The schools that a budget serves, by rank; `budget_vnd` None = the funds that the office keeps for `fund_year`
    (None = the newest year in its table).

    Only what no project covers yet is built. States of a school: served, skipped, no_price, no_need, unknown.
    """
    year = SchoolYear.of(school_year)
    ranked = ranking(warehouse, year, weights, norm_values)
    open_needs = pipeline(warehouse, year, norm_values=norm_values)
    wanted = open_needs[open_needs["item"].isin(items)]
    lines = _lines(wanted, _prices(warehouse))
    funds = _funds(warehouse, budget_vnd, fund_year)
    packages = [
        Package(
            int(unit_id),
            difficult is True,
            tuple(line for line in lines.get(int(unit_id), ()) if line.unit_cost is not None),
        )
        for unit_id, difficult in zip(ranked["unit_id"], ranked["difficult"], strict=True)
    ]
    payments, skipped = allocate([package for package in packages if package.cost > 0], funds)
    known = set(wanted.loc[wanted["uncovered"].notna(), "unit_id"])
    silent = frozenset(int(unit_id) for unit_id in ranked["unit_id"] if unit_id not in known)
    by_key = {package.key: package for package in packages}
    return _framed(ranked, lines, by_key, payments, skipped, funds, silent)


def _funds(warehouse: Warehouse, budget_vnd: int | None, fund_year: int | None) -> list[Fund]:
    """One sum, or the funds of one year: the year asked for, else the newest in the table."""
    if budget_vnd is not None:
        return [Fund(text("investment", "budget"), budget_vnd)]
    rows = office.table(warehouse, "funds")
    chosen = fund_year or max((row["year"] for row in rows), default=0)
    found: dict[str, Fund] = {}
    for row in rows:
        if row["year"] != chosen:
            continue
        if row["fund"] in found:
            raise CatalogueError(office.folder(warehouse) / "funds.csv", row["fund"], "khai báo hai lần")
        found[row["fund"]] = Fund(row["fund"], row["amount_vnd"], row["items"], bool(row["difficult_only"]),
                                  row["document"], chosen)  # fmt: skip
    return list(found.values())


def _prices(warehouse: Warehouse) -> dict[tuple[str, str], tuple[int, str]]:
    """Newest price and its source by item and level, '' = whatever level."""
    newest: dict[tuple[str, str], tuple[int, int, str]] = {}
    seen: set[tuple[str, str, int]] = set()
    for row in office.table(warehouse, "unit_costs"):
        key = (row["item"], row["level"])
        if (*key, row["year"]) in seen:
            path = office.folder(warehouse) / "unit_costs.csv"
            raise CatalogueError(path, f"{row['item']} {row['year']}", text("investment", "price_twice"))
        seen.add((*key, row["year"]))
        newest[key] = max(newest.get(key, (0, 0, "")), (row["year"], row["cost_vnd"], row["source"]))
    return {key: (cost, f"{source} ({year})") for key, (year, cost, source) in newest.items()}


def _lines(
    open_needs: pd.DataFrame, prices: Mapping[tuple[str, str], tuple[int, str]]
) -> dict[int, list[Line]]:
    """What each school still lacks, with its price; a school of which the lack is not known is left out."""
    found: dict[int, list[Line]] = {}
    for row in open_needs.to_dict("records"):
        if not pd.isna(row["uncovered"]) and row["uncovered"] > 0:
            price = prices.get((row["item"], row["level"]), prices.get((row["item"], "")))
            line = Line(row["item"], row["level"], int(row["uncovered"]), price[0] if price else None,
                        price[1] if price else "", row["rule_status"])  # fmt: skip
            found.setdefault(int(row["unit_id"]), []).append(line)
    return found


def _framed(
    ranked: pd.DataFrame,
    lines: Mapping[int, Sequence[Line]],
    packages: Mapping[int, Package],
    payments: Sequence[Payment],
    skipped: Mapping[int, int],
    funds: Sequence[Fund],
    silent: frozenset[int],
) -> Allocation:
    paid: dict[int, list[Payment]] = {}
    for payment in payments:
        paid.setdefault(payment.key, []).append(payment)
    schools, rows = [], []
    for school in ranked.to_dict("records"):
        key = int(school["unit_id"])
        own, mine = lines.get(key, ()), paid.get(key, [])
        state = _state(key, own, packages[key], skipped, silent)
        spent = sum(payment.amount for payment in mine)
        schools.append({**school, "state": state, "cost_vnd": packages[key].cost, "spent_vnd": spent,
                        "priority": school["reason"], "reason": _reason(state, own, packages[key], skipped.get(key, 0))})  # fmt: skip
        rows += [{**school, **row, "state": state} for row in _line_rows(own, mine)]
    spent_of = {
        fund.name: sum(payment.amount for payment in payments if payment.fund == fund.name) for fund in funds
    }
    money = [
        (
            fund.name,
            fund.year,
            fund.amount,
            spent_of[fund.name],
            fund.amount - spent_of[fund.name],
            fund.document,
        )
        for fund in funds
    ]
    return Allocation(
        pd.DataFrame(schools, columns=list(SCHOOL_COLUMNS)),
        pd.DataFrame(rows, columns=list(LINE_COLUMNS)).astype(
            dict.fromkeys(("unit_cost_vnd", "cost_vnd", "paid_vnd"), "Int64")
        ),
        pd.DataFrame(money, columns=list(FUND_COLUMNS)),
    )


def _state(
    key: int, own: Sequence[Line], package: Package, skipped: Mapping[int, int], silent: frozenset[int]
) -> str:
    if not own:
        return "unknown" if key in silent else "no_need"
    if package.cost == 0:
        return "no_price"
    return "skipped" if key in skipped else "served"


def _reason(state: str, own: Sequence[Line], package: Package, left: int) -> str:
    labels = ", ".join(facilities()[line.item].label for line in own if line.unit_cost is None)
    if state == "no_price":
        return text("investment", "no_price", labels=labels)
    if state in ("unknown", "no_need"):
        return text("investment", "not_known" if state == "unknown" else "nothing_to_build")
    said = text("investment", state, cost=_dotted(package.cost), left=_dotted(left))
    return f"{said} {text('investment', 'partly_priced', labels=labels)}" if labels else said


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _line_rows(own: Sequence[Line], paid: Sequence[Payment]) -> list[dict[str, object]]:
    """One row per line and fund that pays it; one without a fund where none does."""
    rows = []
    for line in own:
        stated: dict[str, object] = {
            "level": line.level, "item": line.item, "label": facilities()[line.item].label, "quantity": line.quantity,
            "unit_cost_vnd": line.unit_cost, "cost_vnd": None if line.unit_cost is None else line.cost,
            "source": line.source, "rule_status": line.rule_status,
        }  # fmt: skip
        funded = [payment for payment in paid if payment.line is line]
        rows += [{**stated, "fund": payment.fund, "paid_vnd": payment.amount} for payment in funded] or [
            {**stated, "fund": "", "paid_vnd": 0}
        ]
    return rows
