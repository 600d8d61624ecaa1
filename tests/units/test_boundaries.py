"""Names that a reform used again: the communes of one sheet belong to one set of boundaries."""

from collections.abc import Mapping, Sequence

import pytest

from etl.readings import Mention
from etl.units.identify import Identifier
from tests.units.registers import Build

OLD_CITY = {
    "Phường Noong Bua": "03124",
    "Phường Him Lam": "03127",
    "Phường Thanh Bình": "03130",
    "Phường Tân Thanh": "03133",
    "Phường Mường Thanh": "03136",
    "Phường Nam Thanh": "03139",
    "Phường Thanh Trường": "03142",
    "Xã Thanh Minh": "03145",
    "Xã Nà Tấu": "03316",
    "Xã Nà Nhạn": "03317",
    "Xã Mường Phăng": "03325",
    "Xã Pá Khoang": "03326",
}
NEW_COMMUNES = {
    "Phường Điện Biên Phủ": "03127",
    "Phường Mường Thanh": "03334",
    "Xã Mường Phăng": "03325",
    "Xã Nà Tấu": "03316",
}
CITY = ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐIỆN BIÊN PHỦ")
PLAN = {"2023-2024": ("actual",), "2024-2025": ("estimate",), "2025-2026": ("target",)}
RESULT = {"2025-2026": ("actual",)}


@pytest.fixture
def identifier(build: Build) -> Identifier:
    return Identifier(build())


def meant(
    identifier: Identifier,
    names: Sequence[str],
    years: Mapping[str, tuple[str, ...]],
    sender: tuple[str, ...] = (),
    year: str = "2025-2026",
) -> list[str]:
    """What each name of one sheet means: code and "old" or "new", or the check of the rows that wait."""
    mentions = [Mention(name, f"B{line}", "commune") for line, name in enumerate(names, start=1)]
    boundaries = identifier.boundaries(mentions, sender, years)
    found = [identifier.identify(mention, year, sender, boundaries) for mention in mentions]
    return [
        f"{one.unit.code} {'old' if one.unit.valid_to else 'new'}" if one.unit else one.problem
        for one in found
    ]


def old(names: Sequence[str]) -> list[str]:
    return [f"{OLD_CITY[name]} old" for name in names]


def new(names: Sequence[str]) -> list[str]:
    return [f"{NEW_COMMUNES[name]} new" for name in names]


def test_targets_sent_by_the_former_city_speak_of_its_communes(identifier: Identifier) -> None:
    assert meant(identifier, list(OLD_CITY), PLAN, CITY) == old(list(OLD_CITY))


def test_the_sender_decides_where_every_name_was_used_again(identifier: Identifier) -> None:
    names = ["Phường Mường Thanh", "Xã Nà Tấu", "Xã Mường Phăng"]
    assert meant(identifier, names, PLAN, CITY) == old(names)
    assert meant(identifier, names, PLAN, ("UBND PHƯỜNG ĐIỆN BIÊN PHỦ",)) == new(names)
    assert meant(identifier, names, PLAN, ("UBND XÃ NÀ TẤU - HUYỆN ĐIỆN BIÊN",)) == old(names)


def test_neighbours_alone_say_which_boundaries(identifier: Identifier) -> None:
    assert meant(identifier, list(OLD_CITY), PLAN) == old(list(OLD_CITY))
    assert meant(identifier, list(NEW_COMMUNES), PLAN) == new(list(NEW_COMMUNES))
    assert meant(identifier, ["P. Mường Thanh", "P. Him Lam"], PLAN) == ["03136 old", "03127 old"]


def test_a_target_of_a_reused_name_alone_waits_with_both_units(identifier: Identifier) -> None:
    assert meant(identifier, ["Phường Mường Thanh"], PLAN) == ["unit_boundaries_unclear"]
    mention = Mention("Phường Mường Thanh", "B1", "commune")
    boundaries = identifier.boundaries([mention], (), PLAN)
    found = identifier.identify(mention, "2025-2026", (), boundaries)
    assert [unit.code for unit in found.candidates] == ["03136", "03334"]
    assert identifier.identify(mention, "2024-2025", (), boundaries).problem == "unit_boundaries_unclear"


def test_a_name_with_its_day_says_which_unit_and_so_for_its_neighbours(identifier: Identifier) -> None:
    names = ["Phường Mường Thanh (đến 30/06/2025)", "Xã Nà Tấu"]
    assert meant(identifier, names, PLAN) == ["03136 old", "03316 old"]
    names = ["Phường Mường Thanh (từ 1/7/2025)", "Xã Nà Tấu"]
    assert meant(identifier, names, PLAN) == ["03334 new", "03316 new"]


def test_a_sender_and_neighbours_that_contradict_leave_reused_names_waiting(identifier: Identifier) -> None:
    waits = "unit_boundaries_unclear"
    assert meant(identifier, list(NEW_COMMUNES), PLAN, CITY) == ["03127 new", waits, waits, waits]


def test_names_of_both_times_leave_reused_names_waiting_unless_the_sender_decides(
    identifier: Identifier,
) -> None:
    names = ["Phường Điện Biên Phủ", "Phường Him Lam", "Phường Mường Thanh"]
    assert meant(identifier, names, RESULT)[2] == "unit_boundaries_unclear"
    assert meant(identifier, names, PLAN, CITY) == ["unit_other_boundaries", "03127 old", "03136 old"]


def test_results_after_the_reform_are_those_of_the_new_communes(identifier: Identifier) -> None:
    assert meant(identifier, list(NEW_COMMUNES), RESULT) == new(list(NEW_COMMUNES))
    assert meant(identifier, ["Xã Nà Tấu"], RESULT, ("UBND XÃ NÀ TẤU",)) == ["03316 new"]


def test_results_after_the_reform_under_old_names_all_wait(identifier: Identifier) -> None:
    names = ["Phường Him Lam", "Phường Mường Thanh"]
    assert meant(identifier, names, RESULT) == ["unit_not_open", "unit_not_open"]


def test_results_before_the_reform_are_those_of_the_old_communes(identifier: Identifier) -> None:
    years = {"2024-2025": ("actual",)}
    for names in (list(OLD_CITY), ["Xã Nà Tấu"]):
        assert meant(identifier, names, years, year="2024-2025") == old(names)


def test_a_look_back_of_the_new_communes_is_no_number_of_the_old_ones(identifier: Identifier) -> None:
    years = {"2024-2025": ("actual",), "2025-2026": ("actual",)}
    for names in (list(NEW_COMMUNES), ["Xã Nà Tấu"]):
        assert meant(identifier, names, years) == new(names)
        assert meant(identifier, names, years, year="2024-2025") == ["unit_not_open"] * len(names)


@pytest.mark.parametrize(("year", "time"), [("2024-2025", "old"), ("2026-2027", "new")])
def test_targets_of_other_years_leave_no_doubt(identifier: Identifier, year: str, time: str) -> None:
    assert meant(identifier, ["Xã Nà Tấu"], {year: ("target",)}, year=year) == [f"03316 {time}"]


def test_the_total_row_of_the_former_city_has_its_targets(identifier: Identifier) -> None:
    total = Mention("TOÀN THÀNH PHỐ", "B9", "upper")
    boundaries = identifier.boundaries([total, Mention("Xã Nà Tấu", "B8", "commune")], CITY, PLAN)
    found = identifier.identify(total, "2025-2026", CITY, boundaries)
    assert found.unit is not None
    assert found.unit.code == "094"


def test_the_total_row_of_a_reused_name_waits_with_both_units(identifier: Identifier) -> None:
    total = Mention("TOÀN XÃ", "B9", "upper")
    sender = ("UBND XÃ NÀ TẤU",)
    boundaries = identifier.boundaries([total], sender, PLAN)
    found = identifier.identify(total, "2025-2026", sender, boundaries)
    assert (found.problem, len(found.candidates)) == ("unit_boundaries_unclear", 2)


def test_targets_over_several_years_across_the_reform_leave_a_reused_name_waiting(
    identifier: Identifier,
) -> None:
    years = {"2023-2024": ("target",), "2024-2025": ("target", "actual"), "2025-2026": ("target",)}
    for year in years:
        assert meant(identifier, ["Xã Nà Tấu"], years, year=year) == ["unit_boundaries_unclear"]
    assert meant(identifier, list(NEW_COMMUNES), years, year="2024-2025") == ["unit_not_open"] * 4


def test_results_beside_the_targets_of_a_year_stand_on_its_boundaries(identifier: Identifier) -> None:
    assert meant(identifier, ["Xã Nà Tấu"], {"2025-2026": ("target", "actual")}) == ["03316 new"]


def test_a_reform_alone_never_contradicts_the_commune_of_a_school(build: Build) -> None:
    identifier = Identifier(
        build(
            (
                "A | Trường Tiểu học Bình Minh | TH | 03334 | Phường Mường Thanh | 01/09/2015",
                "B | Trường Tiểu học Bình Minh | TH | 03136 | Phường Mường Thanh | 01/09/2015",
            )
        )
    )

    def schools(hint: str, neighbour: str) -> str:
        mentions = [
            Mention("TH Bình Minh", "B1", "school", commune=hint),
            Mention("TH Khác", "B2", "school", commune=neighbour),
        ]
        boundaries = identifier.boundaries(mentions, (), {"2025-2026": ("target",)})
        found = identifier.identify(mentions[0], "2025-2026", (), boundaries)
        return found.unit.code if found.unit else found.problem

    assert schools("P. Mường Thanh", "P. Him Lam") == "B"
    assert schools("P. Mường Thanh", "P. Điện Biên Phủ") == "A"
    assert schools("P. Mường Thanh", "") == "unit_ambiguous"
    assert schools("P. Nam Thanh", "") == "A"
    assert schools("P. Điện Biên Phủ", "") == "B"
    assert schools("P. Thanh Bình", "") == "B"
