"""The office whose files the tests about names, files and replacement are sent to."""

import shutil
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.forms.workbook import write
from tests.store.real_office import RealOffice

REGISTER = """
DANH MỤC TRƯỜNG
Mã trường | Tên trường | Tên gọi khác | Cấp học | Mã xã | Xã, phường | Ngày bắt đầu | Ngày kết thúc
TH1 | Trường Tiểu học số 1 Noọng Hẹt | | TH | 03136 | Phường Mường Thanh | 01/09/2015 |
TH2 | Trường Tiểu học số 2 Noọng Hẹt | | TH | 03136 | Phường Mường Thanh | 01/09/2015 |
TH3 | Trường Tiểu học Hoà Bình | | TH | 03136 | Phường Mường Thanh | 01/09/2015 |
TH4 | Trường Tiểu học Thanh Xương | Trường Tiểu học Bản Mường | TH | 03145 | Xã Thanh Minh | 01/09/2015 |
BT1 | Trường PTDTBT THCS Tà Lèng | | THCS | 03145 | Xã Thanh Minh | 01/09/2015 |
BT2 | Trường PTDTBT THCS Nà Nhạn | | THCS | 03145 | Xã Thanh Minh | 01/09/2015 |
MX1 | Trường TH&THCS Bản Phủ | | TH&THCS | 03145 | Xã Thanh Minh | 01/09/2015 |
MN1 | Trường Mầm non 20/10 | | MN | 03127 | Phường Him Lam | 01/09/2015 |
CU1 | Trường Tiểu học Bình Minh | | TH | 03127 | Phường Him Lam | 01/09/2015 | 31/08/2023
MOI | Trường Tiểu học Him Lam | | TH | 03127 | Phường Him Lam | 01/09/2023 |
"""


@pytest.fixture(scope="session")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the register and nothing else. Read only."""
    folder = tmp_path_factory.mktemp("danh-muc")
    main(["load", "--data", str(folder / "kho"), str(write(folder / "danh-muc.xlsx", REGISTER))])
    return folder / "kho"


@pytest.fixture
def office(registered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RealOffice:
    """An office of Điện Biên Phủ whose register is loaded."""
    shutil.copytree(registered, tmp_path / "kho")
    (tmp_path / "ban").mkdir()
    return RealOffice(tmp_path / "ban", tmp_path / "kho", capsys)
