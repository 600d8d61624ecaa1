"""The command line of the contract, from real workbooks to the lines, codes and columns that others build on."""

import csv
import io
import json
import os
import re
import stat
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from etl import __main__ as program
from etl.__main__ import main
from tests.conftest import run_module

SAMPLE_WORDS = "SỐ LIỆU MÔ PHỎNG"
REGISTER_COLUMNS = (
    "Mã trường", "Tên trường", "Tên gọi khác", "Cấp học", "Loại hình", "Mã xã", "Xã, phường",
    "Chuyên viên phụ trách", "Ngày bắt đầu", "Ngày kết thúc",
)  # fmt: skip
SCHOOLS = (
    (
        "TH1",
        "Trường Tiểu học Hoa Ban",
        "",
        "TH",
        "Công lập",
        "03127",
        "Phường Him Lam",
        "CV1",
        "01/09/2015",
        "",
    ),
    (
        "TH2",
        "Trường Tiểu học Suối Lư",
        "",
        "TH",
        "Công lập",
        "03136",
        "Phường Mường Thanh",
        "CV1",
        "01/09/2015",
        "",
    ),
)
LINE = re.compile(
    r"^(?P<name>[^:]+): (?P<outcome>accepted|accepted with warnings|refused); "
    r"thêm (?P<added>\d+), đổi (?P<changed>\d+), bỏ (?P<removed>\d+) số liệu; "
    r"(?P<error>\d+) lỗi, (?P<warning>\d+) cảnh báo, (?P<note>\d+) ghi chú"
)


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    returncode: int
    stdout: str
    stderr: str


def etl(*arguments: object) -> Answer:
    """A command inside this process: what it prints and its exit code, without the start of an interpreter."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(str(end.code))
    for stream in (out, err):
        stream.flush()
    printed, told = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    return Answer(code, printed, told)


def save(path: Path, *rows: tuple[object, ...]) -> Path:
    """A workbook of one sheet with these rows."""
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path


def register(folder: Path) -> Path:
    return save(folder / "danh-muc.xlsx", ("DANH MỤC TRƯỜNG",), (), REGISTER_COLUMNS, *SCHOOLS)


def report(folder: Path, name: str, *schools: tuple[object, ...]) -> Path:
    """A consolidated start report: school, classes, pupils, girls."""
    return save(
        folder / name,
        ("UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ",),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",),
        (),
        ("BÁO CÁO QUY MÔ TRƯỜNG, LỚP, HỌC SINH ĐẦU NĂM HỌC 2023-2024 (CẤP TIỂU HỌC)",),
        (),
        ("STT", "Trường", "Số lớp", "Số học sinh", "Nữ"),
        *((number, *school) for number, school in enumerate(schools, start=1)),
        (),
        ("", SAMPLE_WORDS),
    )


def lines(printed: str) -> dict[str, dict[str, str]]:
    """The lines of standard output by file; every one must have the form of the contract."""
    found = {}
    for line in printed.splitlines():
        match = LINE.match(line)
        assert match, line
        found[match["name"]] = match.groupdict()
    return found


def answer(command: str, data: Path) -> list[dict[str, str]]:
    """Rows of `facts` or `issues` as printed."""
    done = etl(command, "--data", data)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Register and one report, ready to be loaded."""
    register(tmp_path / "desk")
    report(
        tmp_path / "desk", "bao-cao.xlsx", ("TH Hoa Ban", 15, 480, 230), ("Tiểu học Suối Lư", 10, 250, 121)
    )
    return tmp_path / "desk"


def test_a_number_walks_from_its_cell_to_the_answer(data: Path, desk: Path) -> None:
    done = run_module("etl", "load", "--data", data, desk / "danh-muc.xlsx", desk)
    assert done.returncode == 0, done.stdout + done.stderr
    assert lines(done.stdout)["bao-cao.xlsx"]["added"] == "6"
    facts = {(row["unit_code"], row["measure"], row["group"]): row for row in answer("facts", data)}
    assert len(facts) == 6
    girls = facts["TH2", "pupils", "female"]
    assert (girls["value"], girls["level"], girls["school_year"], girls["period"], girls["kind"]) == (
        "121", "primary", "2023-2024", "start", "actual",
    )  # fmt: skip
    assert (girls["file"], girls["sheet"], girls["cell"]) == ("bao-cao.xlsx", "Sheet", "E8")


def test_loading_again_changes_nothing_and_an_older_file_does_not_come_back(data: Path, desk: Path) -> None:
    etl("load", "--data", data, desk)
    report(desk / "sua", "bao-cao.xlsx", ("TH Hoa Ban", 15, 481, 230))
    corrected = lines(etl("load", "--data", data, desk / "sua").stdout)["bao-cao.xlsx"]
    assert (corrected["added"], corrected["changed"], corrected["removed"]) == ("0", "1", "0")
    again = etl("load", "--data", data, desk / "bao-cao.xlsx")
    assert "không thay đổi" in again.stdout
    values = {(row["unit_code"], row["measure"], row["group"]): row["value"] for row in answer("facts", data)}
    assert values["TH1", "pupils", ""] == "481"
    assert values["TH2", "pupils", ""] == "250"


def test_check_prints_the_lines_of_load_and_writes_nothing(data: Path, desk: Path) -> None:
    checked = etl("check", "--data", data, desk)
    assert not data.exists()
    assert checked.stdout == etl("load", "--data", data, desk).stdout


def test_an_unknown_school_waits_and_exit_says_so(data: Path, desk: Path) -> None:
    path = report(desk, "la.xlsx", ("TH Hoa Ban", 15, 480, 230), ("TH Hoa Bàn Mới", 5, 100, 50))
    done = etl("load", "--data", data, desk / "danh-muc.xlsx", path)
    assert done.returncode == 1
    assert lines(done.stdout)["la.xlsx"]["outcome"] == "accepted with warnings"
    (issue,) = [row for row in answer("issues", data) if row["severity"] == "error"]
    assert (issue["file"], issue["cell"], issue["check"]) == ("la.xlsx", "B8", "unit_unknown")
    assert "Trường Tiểu học Hoa Ban" in issue["message"]
    assert {row["unit_code"] for row in answer("facts", data)} == {"TH1"}


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 broken", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600]
)
def test_a_file_that_is_no_workbook_is_refused_in_words(data: Path, desk: Path, content: bytes) -> None:
    (desk / "hong.xlsx").write_bytes(content)
    done = etl("load", "--data", data, desk)
    assert done.returncode == 1
    assert lines(done.stdout)["hong.xlsx"]["outcome"] == "refused"
    assert "Traceback" not in done.stdout + done.stderr
    assert len(answer("facts", data)) == 6
    assert [row["severity"] for row in answer("issues", data) if row["file"] == "hong.xlsx"] == ["refuse"]


def test_of_a_list_of_people_no_byte_stays(data: Path, desk: Path) -> None:
    save(
        desk / "danh-sach.xlsx",
        ("DANH SÁCH HỌC SINH",),
        ("STT", "Họ và tên", "Ngày sinh", "Số điện thoại"),
        (1, "Nguyễn Văn Bịa", "01/01/2015", "0900000001"),
        (2, "Trần Thị Đặt", "02/01/2015", "0900000002"),
    )
    content = (desk / "danh-sach.xlsx").read_bytes()
    done = etl("load", "--data", data, desk)
    assert lines(done.stdout)["danh-sach.xlsx"]["outcome"] == "refused"
    kept = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    assert content not in kept
    assert not any("Bịa".encode() in stored for stored in kept)


def test_office_droppings_are_not_taken_for_workbooks(data: Path, desk: Path) -> None:
    (desk / "~$bao-cao.xlsx").write_bytes(b"lock")
    (desk / ".hidden.xlsx").write_bytes(b"lock")
    done = etl("load", "--data", data, desk)
    assert set(lines(done.stdout)) == {"danh-muc.xlsx", "bao-cao.xlsx"}


OLD_COMMUNES = {
    "P. Noong Bua": "03124", "P. Him Lam": "03127", "P. Thanh Bình": "03130", "P. Tân Thanh": "03133",
    "P. Mường Thanh": "03136", "P. Nam Thanh": "03139", "P. Thanh Trường": "03142", "X. Thanh Minh": "03145",
    "X. Nà Tấu": "03316", "X. Nà Nhạn": "03317", "X. Mường Phăng": "03325", "X. Pá Khoang": "03326",
}  # fmt: skip


def targets(path: Path, sender: str, *names: str) -> Path:
    """Commune targets for 2025-2026: residents of age 6 and those who enter grade 1."""
    return save(
        path,
        (sender,),
        (),
        ("CHỈ TIÊU HUY ĐỘNG TRẺ, PCGD - XMC NĂM HỌC 2025-2026",),
        (),
        ("STT", "Xã, phường", "Dân số 6 tuổi", "Số HS 6 tuổi vào lớp 1"),
        *((number, name, 100 + number, 90 + number) for number, name in enumerate(names, start=1)),
    )


def test_targets_set_before_a_reform_belong_to_the_communes_of_that_time(data: Path, tmp_path: Path) -> None:
    path = targets(tmp_path / "chi-tieu.xlsx", "UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ", *OLD_COMMUNES)
    assert etl("load", "--data", data, path).returncode == 0
    stated = {row["cell"]: row for row in answer("facts", data) if row["measure"] == "residents"}
    for line, code in enumerate(OLD_COMMUNES.values(), start=6):
        assert stated[f"C{line}"]["unit_code"] == code
    assert {row["school_year"] for row in stated.values()} == {"2025-2026"}
    assert stated["C7"]["unit_name"] == "Phường Him Lam", "not the new unit that carries its code"


def test_a_commune_written_with_its_day_answers_the_error_that_asks_for_it(
    data: Path, tmp_path: Path
) -> None:
    assert etl("load", "--data", data, targets(tmp_path / "a.xlsx", "", "P. Mường Thanh")).returncode == 1
    (waiting,) = (row for row in answer("issues", data) if row["check"] == "unit_boundaries_unclear")
    old, new = "Phường Mường Thanh (đến 30/06/2025)", "Phường Mường Thanh (từ 01/07/2025)"
    assert waiting["cell"] == "B6"
    assert f"{old}; {new}" in waiting["message"]
    for name, code in ((old, "03136"), (new, "03334")):
        path = targets(tmp_path / f"{code}.xlsx", "", name)
        etl("load", "--data", data, path)
        assert code in {row["unit_code"] for row in answer("facts", data)}


def test_status_for_people_and_machines(data: Path, desk: Path) -> None:
    etl("load", desk, "--data", data)
    text = run_module("etl", "status", data=data)
    assert text.returncode == 0
    assert SAMPLE_WORDS in text.stdout
    assert "2/2 đơn vị đã báo cáo" in text.stdout
    status = json.loads(etl("status", "--json", "--data", data).stdout)
    assert status["files"] == {"accepted": 2}
    assert [unit["unit_code"] for unit in status["reports"][0]["reported"]] == ["TH1", "TH2"]


@pytest.mark.parametrize(
    "arguments", [(), ("lod",), ("load",), ("load", "khong-co.xlsx"), ("facts", "--ra", "x")]
)
def test_wrong_usage_is_exit_2_without_an_answer(data: Path, arguments: tuple[str, ...]) -> None:
    done = run_module("etl", *arguments, data=data)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr
    assert not data.exists()


@pytest.mark.parametrize("command", ["facts", "issues", "status"])
def test_without_a_warehouse_exit_is_3(data: Path, command: str) -> None:
    done = etl(command, "--data", data)
    assert done.returncode == 3
    assert "Chưa có kho số liệu" in done.stderr
    assert done.stdout == ""


def test_a_data_folder_that_cannot_be_written_is_exit_3(tmp_path: Path, desk: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    done = etl("load", "--data", tmp_path / "data", desk)
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_read_only_folder_still_answers(data: Path, desk: Path) -> None:
    etl("load", "--data", data, desk)
    expected = answer("facts", data)
    places = [data, *(path for path in data.rglob("*"))]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in places}
    for path in places:
        os.chmod(path, 0o555 if path.is_dir() else 0o444)
    try:
        assert answer("facts", data) == expected
        assert answer("issues", data) == []
        assert etl("status", "--data", data).returncode == 0
    finally:
        for path, mode in modes.items():
            os.chmod(path, mode)


def test_an_unforeseen_fault_is_one_sentence_and_a_log(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(program, "_run", fail)
    assert program.main(["facts", "--data", str(data)]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    (log,) = (data / "logs").iterdir()
    assert "unforeseen" in log.read_text(encoding="utf-8")
    assert log.name in printed.err
