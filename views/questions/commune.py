"""One commune: its schools, its levels, its targets, who attends and who leaves."""

from collections.abc import Mapping
from dataclasses import replace

from views import answers, lineage
from views.completing import complete
from views.context import Context
from views.exhibit import Exhibit
from views.exhibits import commune_summary, peer_comparison
from views.questions.education_quality import schools_with_standards

KIND = "commune"


def choices(context: Context) -> dict[str, str]:
    """Label → code of the communes in the chosen unit's tree, or of the one that a school lies in."""
    rows = context.units[context.units["unit_id"].isin(context.below(KIND))]
    if rows.empty:
        rows = context.units[context.units["unit_id"] == context.unit["parent_id"]]
        rows = rows[rows["unit_kind"] == KIND]
    doubled = rows["unit_name"].duplicated(keep=False)
    return {
        f"{name} ({code})" if is_doubled else str(name): str(code)
        for name, code, is_doubled in zip(rows["unit_name"], rows["unit_code"], doubled, strict=True)
    }


def within(context: Context, code: str) -> Context:
    """The same question asked about one commune."""
    if code == str(context.unit["unit_code"]):
        return context
    return replace(context, unit=context.units[context.units["unit_code"] == code].iloc[0])


def summary(context: Context, options: Mapping[str, str]) -> Exhibit:
    """Schools and levels of one commune (`unit`: its code; the chosen unit by default)."""
    code = options.get("unit") or str(context.unit["unit_code"])
    commune = within(context, code)
    verdicts = answers.verdicts(commune)
    exhibit = commune_summary.of_commune(
        schools_with_standards(commune),
        answers.indicators_of(commune, ("class_count", "pupil_count")),
        commune.of_kind(answers.pupil_flows(commune), "school"),
        verdicts[verdicts["unit_code"] == code],
        commune.unit_name,
        commune.unit["difficult"],
    )
    return complete(commune, exhibit)


def peers(context: Context, options: Mapping[str, str]) -> Exhibit:
    """The commune beside those in the same situation (`unit`: its code; the chosen unit by default)."""
    code = options.get("unit") or str(context.unit["unit_code"])
    commune = within(context, code)
    found = answers.peers_of(commune, KIND)
    exhibit = peer_comparison.of_unit(found[found["unit_code"] == code], commune.unit_name)
    return complete(commune, exhibit, lineage.of_indicator)
