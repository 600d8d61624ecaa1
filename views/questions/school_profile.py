"""Everything about one school (`school`: its code; the first school below the chosen unit by default)."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from indicators.catalog.grades import Grade, grades
from indicators.catalog.rollout import rollout
from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import peer_comparison, target_rows
from views.exhibits import school_profile as profile
from views.exhibits.records import Record, number_or_none, records
from views.questions import curriculum, facilities, quality, staffing, targets
from views.questions.options import ALL

_CARDS = {"classes": "class_count", "pupils": "pupil_count"}
Options = Mapping[str, str]


def of_school(context: Context, options: Options) -> Context:
    """The same question, narrowed to one school; raises `LookupError` where the unit has none."""
    schools = context.schools()
    chosen = schools[schools["unit_code"] == options["school"]] if "school" in options else schools
    if chosen.empty:
        raise LookupError(options.get("school", ""))
    return replace(context, unit=chosen.iloc[0])


def summary(context: Context, options: Options) -> Exhibit:
    """The school at a glance."""
    own = of_school(context, options)
    lines = _own(own, answers.indicators_of(own, target_rows.assigned()))
    readiness = answers.readiness_summary(own)
    reports = answers.reports(own)
    rooms, staff = answers.facility_totals(own), answers.staff_totals(own)
    needs = profile.resources(_own(own, rooms), _own(own, staff))
    exhibit = profile.summary(
        _described(own),
        _cards(own),
        lines,
        _own(own, readiness),
        _own(own, reports),
        needs,
    )
    return complete(own, exhibit, lineage.of_need)


def indicators(context: Context, options: Options) -> Exhibit:
    """Every indicator of the school, missed ones first."""
    own = of_school(context, options)
    return complete(
        own,
        profile.all_indicators(_own(own, answers.indicators_of(own)), own.unit_name),
        lineage.of_indicator,
    )


def assigned(context: Context, options: Options) -> Exhibit:
    """The targets assigned to the school."""
    return targets.of_unit(of_school(context, options), {})


def checklist(context: Context, options: Options) -> Exhibit:
    """The check-list of the school."""
    return targets.checklist(of_school(context, options), {})


def gates(context: Context, options: Options) -> Exhibit:
    """Conditions of the 2018 programme, grade by grade."""
    own = of_school(context, options)
    if not set(str(own.unit["levels"]).split(",")) & {grade.level for grade in rollout_grades()}:
        return complete(own, profile.not_concerned(own.unit_name))
    return curriculum.all_grades(own)


def rooms(context: Context, options: Options) -> Exhibit:
    """Rooms and equipment against need."""
    return facilities.needs(of_school(context, options), {"rows": ALL})


def staff(context: Context, options: Options) -> Exhibit:
    """Teachers against the norm."""
    return staffing.needs(of_school(context, options), {"rows": ALL})


def ratings(context: Context, options: Options) -> Exhibit:
    """Results of assessment."""
    own = of_school(context, options)
    shares = answers.rating_shares(own)
    return complete(own, profile.ratings(_own(own, shares), own.unit_name))


def reports(context: Context, options: Options) -> Exhibit:
    """Which reports the school has handed in."""
    return quality.reports(of_school(context, options), {})


def issues(context: Context, options: Options) -> Exhibit:
    """Problems in the cells of the school."""
    own = of_school(context, options)
    found = profile.own_issues(answers.issues(own), answers.stored(own), own.unit_name)
    return complete(own, profile.issues(found, own.unit_name))


def rollout_grades() -> list[Grade]:
    """The grades that the programme concerns."""
    return [grades()[code] for code in rollout()]


def _own(own: Context, frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["unit_id"] == own.unit_id]


def _described(own: Context) -> Record:
    above = own.units[own.units["unit_id"] == own.unit["parent_id"]]["unit_name"]
    described = records(own.unit.to_frame().T)[0]
    return described | {"commune": above.iloc[0] if len(above) else "", "school_year": own.school_year}


def _cards(own: Context) -> dict[str, float | None]:
    """Classes, pupils, teachers and usable classrooms of the school, None where not known."""
    table = _own(own, answers.indicators_of(own, tuple(_CARDS.values())))
    whole = table[(table["level"] == "") & (table["grade"] == "")].set_index("indicator")["value"]
    found = {key: number_or_none(whole.get(name)) for key, name in _CARDS.items()}
    staff, rooms = answers.staff_gaps(own), answers.facility_gaps(own)
    for key, (frame, item) in {"teachers": (staff, "teachers"), "classrooms": (rooms, "classrooms")}.items():
        rows = frame[(frame["unit_id"] == own.unit_id) & (frame["item"] == item)]
        found[key] = number_or_none(rows["have"].sum(skipna=False)) if len(rows) else None
    return found


def peers(context: Context, options: Options) -> Exhibit:
    """The school beside schools whose communes are in the same situation."""
    own = of_school(context, options)
    exhibit = peer_comparison.of_unit(_own(own, answers.peers_of(own, "school")), own.unit_name)
    return complete(own, exhibit, lineage.of_indicator)
