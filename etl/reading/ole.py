"""Names inside an OLE compound file (the container of .xls, .doc and of encrypted workbooks), nothing of their content.

Follows [MS-CFB] sections 2.2 to 2.6; a damaged container yields the names found so far.
"""

import struct
from collections.abc import Iterable, Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_TABLE_SECTORS = 109
_LAST_REGULAR_SECTOR = 0xFFFFFFFA
_ENTRY_BYTES = 128


def stream_names(content: bytes) -> set[str]:
    """Names of the streams and storages in the directory of an OLE file."""
    if len(content) < 512 or not content.startswith(SIGNATURE):
        return set()
    sector_bytes = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
    fat = _allocation_table(content, sector_bytes)
    names: set[str] = set()
    sector: int = struct.unpack_from("<I", content, 48)[0]
    visited: set[int] = set()
    while sector < _LAST_REGULAR_SECTOR and sector not in visited:
        visited.add(sector)
        start = (sector + 1) * sector_bytes
        names |= _entry_names(content[start : start + sector_bytes])
        sector = fat[sector] if sector < len(fat) else _LAST_REGULAR_SECTOR
    return names


def _allocation_table(content: bytes, sector_bytes: int) -> list[int]:
    """Next sector of each sector."""
    table: list[int] = []
    for sector in _allocation_sectors(content, sector_bytes):
        table.extend(_numbers(content, sector, sector_bytes))
    return table


def _allocation_sectors(content: bytes, sector_bytes: int) -> Iterator[int]:
    """Sectors of the allocation table: the header lists 109, a chain of further sectors the rest."""
    yield from _in_use(struct.unpack_from(f"<{_HEADER_TABLE_SECTORS}I", content, 76))
    sector: int = struct.unpack_from("<I", content, 68)[0]
    visited: set[int] = set()
    while sector < _LAST_REGULAR_SECTOR and sector not in visited:
        visited.add(sector)
        listed = _numbers(content, sector, sector_bytes)
        yield from _in_use(listed[:-1])
        sector = listed[-1] if listed else _LAST_REGULAR_SECTOR


def _in_use(sectors: Iterable[int]) -> Iterator[int]:
    return (sector for sector in sectors if sector < _LAST_REGULAR_SECTOR)


def _numbers(content: bytes, sector: int, sector_bytes: int) -> tuple[int, ...]:
    """The 32-bit numbers of one sector, none where the file has been cut off before it."""
    start = (sector + 1) * sector_bytes
    return (
        struct.unpack_from(f"<{sector_bytes // 4}I", content, start)
        if start + sector_bytes <= len(content)
        else ()
    )


def _entry_names(directory: bytes) -> set[str]:
    names = set()
    for start in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        length = struct.unpack_from("<H", directory, start + 64)[0]
        if 2 <= length <= 64:
            names.add(directory[start : start + length - 2].decode("utf-16-le", "replace"))
    return names
