"""The documents by which targets were assigned, as the page of targets shows them."""

from datetime import date
from pathlib import Path

from indicators.assigned import statements as assigned
from tests.indicators.adjusted import FIRST, SECOND, YEAR, adjusted
from tests.indicators.world import World
from views.exhibits import target_checks, target_documents


def test_every_document_is_listed_with_its_day_and_what_of_it_still_applies(tmp_path: Path) -> None:
    table = target_documents.of_statements(assigned.statements(adjusted().open(tmp_path), YEAR)).table
    columns = ["document", "decision_date", "applies_from", "numbers", "current", "state_label", "file"]
    assert table[columns].to_numpy().tolist() == [
        ["396/QĐ-UBND", FIRST, FIRST, 2, 1, "1 số đã thay bằng lần giao sau", "tệp.xlsx"],
        ["1505/QĐ-UBND", SECOND, SECOND, 1, 1, "đang áp dụng", "điều chỉnh.xlsx"],
    ]


def test_a_sheet_without_number_and_day_says_so_and_applies_from_its_receipt(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("A", "03316")
    made.fact("A", "pupils", 100, level="primary", period="year", kind="target")
    exhibit = target_documents.of_statements(assigned.statements(made.open(tmp_path), YEAR))
    assert exhibit.table["document"].tolist() == ["(không ghi số)"]
    assert exhibit.table["applies_from"].tolist() == [date(2023, 1, 1)]
    assert "đều không ghi số quyết định" in exhibit.finding
    assert "1 trang tính không ghi ngày quyết định" in exhibit.finding


def test_a_target_that_counts_by_an_older_decision_is_pointed_out(tmp_path: Path) -> None:
    made = adjusted()
    made._extra = [
        (table, (*row[:2], SECOND if row[0] == 1 else FIRST, *row[3:]) if table == "decision" else row)
        for table, row in made._extra
    ]
    warehouse = made.open(tmp_path)
    documents = target_documents.of_statements(assigned.statements(warehouse, YEAR))
    assert "1 trang tính đang áp dụng theo quyết định cũ hơn" in documents.finding
    history = target_checks.history(assigned.history(warehouse, YEAR))
    assert "1 số đang áp dụng theo quyết định cũ hơn" in history.finding
    assert "đang áp dụng, nhưng quyết định cũ hơn lần giao khác" in history.table["current_label"].tolist()


def test_without_targets_the_page_says_what_to_do(tmp_path: Path) -> None:
    empty = assigned.statements(World().province().open(tmp_path), YEAR)
    assert "Hãy nạp tệp giao chỉ tiêu" in target_documents.of_statements(empty).finding
