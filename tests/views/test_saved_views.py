"""Views saved by name: whatever the name holds, it comes back as it was and leads nowhere else."""

from pathlib import Path

from views.saved_views import SavedView, forget, save, saved

HOSTILE = '../../x <script>alert("1")</script> 😀 $a$'
QUERY = {"nam-hoc": ["2023-2024"], "cac-chi-so": ["Số lớp", "Tỷ lệ & <b>"]}


def test_a_view_comes_back_by_its_name(tmp_path: Path) -> None:
    place = tmp_path / "views"
    save(place, SavedView(HOSTILE, "kham-pha-so-lieu", QUERY))
    assert saved(place) == [SavedView(HOSTILE, "kham-pha-so-lieu", QUERY)]
    assert [path.parent for path in tmp_path.rglob("*.json")] == [place]
    assert not list(place.glob("*.draft"))


def test_a_link_keeps_every_value_as_text(tmp_path: Path) -> None:
    link = SavedView("a", "kham-pha-so-lieu", QUERY).link
    assert link.startswith("kham-pha-so-lieu?nam-hoc=2023-2024&cac-chi-so=")
    assert link.count("cac-chi-so=") == 2
    assert "<" not in link


def test_saving_again_replaces_and_forgetting_removes(tmp_path: Path) -> None:
    save(tmp_path, SavedView("Đầu năm", "kham-pha-so-lieu", {}))
    save(tmp_path, SavedView("Đầu năm", "kham-pha-so-lieu", QUERY))
    save(tmp_path, SavedView("An", "kham-pha-so-lieu", {}))
    assert [view.name for view in saved(tmp_path)] == ["An", "Đầu năm"]
    forget(tmp_path, "Đầu năm")
    assert [view.name for view in saved(tmp_path)] == ["An"]


def test_a_damaged_file_or_a_foreign_address_is_no_view(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "b.json").write_text('{"name": "x", "page": "https://a.b", "query": {}}', encoding="utf-8")
    (tmp_path / "c.json").write_text('["x"]', encoding="utf-8")
    assert saved(tmp_path) == []
