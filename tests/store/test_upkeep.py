"""A warehouse that grows for years does not keep more idle space than is declared."""

from pathlib import Path

import duckdb
import pytest

from etl.store import ground
from etl.store.ground import copy_ground, idle_limit, idle_share
from etl.store.publish import live_snapshot
from indicators.catalog import CatalogueError
from tests.store.equality import content, content_of
from tests.store.office import Office, sheet


def churned(path: Path) -> Path:
    """A database of which most blocks are idle."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE fact (place INTEGER PRIMARY KEY, raw VARCHAR NOT NULL)")
        connection.execute("INSERT INTO fact SELECT i, md5(i::VARCHAR) FROM range(400_000) r(i)")
        connection.execute("CHECKPOINT")
        connection.execute("DELETE FROM fact WHERE place >= 1000")
        connection.execute("CHECKPOINT")
        connection.execute("CHECKPOINT")
    return path


def idle_of(path: Path) -> float:
    with duckdb.connect(str(path), read_only=True) as connection:
        return idle_share(connection)


def test_a_snapshot_with_much_idle_space_is_written_anew_with_the_same_rows_and_keys(tmp_path: Path) -> None:
    old, new = churned(tmp_path / "old.duckdb"), tmp_path / "it's new.duckdb"
    assert idle_of(old) > idle_limit()
    copy_ground(old, new, idle_of(old))
    assert new.stat().st_size < old.stat().st_size / 2
    assert content_of(new) == content_of(old)
    with duckdb.connect(str(new)) as connection, pytest.raises(duckdb.ConstraintException):
        connection.execute("INSERT INTO fact VALUES (1, '')")


def test_a_snapshot_with_little_idle_space_is_copied_byte_by_byte(tmp_path: Path) -> None:
    old, new = churned(tmp_path / "old.duckdb"), tmp_path / "new.duckdb"
    copy_ground(old, new, idle_limit())
    assert new.read_bytes() == old.read_bytes()


@pytest.mark.usefixtures("same_when_built_anew")
def test_reports_on_a_snapshot_written_anew_give_what_all_reports_give(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.store.base.idle_share", lambda _: 1.0)
    for value in (1, 2, 3):
        office.send(f"{value}.xlsx", sheet(("TH Hoa Ban 1", [{"value": value}])))
    assert office.facts() == [("TH1", "pupils", 3.0)]
    assert live_snapshot(office.folder) is not None
    assert content(office.folder)["revision"]


def test_a_limit_that_is_no_share_names_file_and_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "store.toml").write_text("[snapshot]\nidle_percent = 0\n", encoding="utf-8")
    monkeypatch.setattr(ground, "CATALOGUE_DIR", tmp_path)
    with pytest.raises(CatalogueError, match=r"store\.toml.*snapshot\.idle_percent"):
        idle_limit.__wrapped__()
