"""A fault in a table of the office is said on every page, with file and line, and stops none."""

from pathlib import Path

import pytest

from tests.pages import warehouse
from tests.pages.test_pages import opened, shown


def test_a_faulty_line_of_the_office_is_named_until_it_is_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = warehouse.build(tmp_path, warehouse.FACTS)
    (folder / "office").mkdir()
    funds = folder / "office" / "funds.csv"
    funds.write_text("Nguồn vốn,Số tiền (đồng),Năm\nNgân sách,nhiều,2026\n", encoding="utf-8")
    app = opened(folder, "overview", monkeypatch)
    assert not app.exception
    assert "dòng 2, cột “Số tiền (đồng)”" in shown(app)
    funds.write_text("Nguồn vốn,Số tiền (đồng),Năm\nNgân sách,1000000000,2026\n", encoding="utf-8")
    assert "Số tiền (đồng)" not in shown(opened(folder, "overview", monkeypatch))
