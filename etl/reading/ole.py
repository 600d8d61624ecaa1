"""Names inside an OLE compound file (the container of .xls, .doc and of encrypted workbooks), nothing of their content.

Follows [MS-CFB] sections 2.2 to 2.6; a damaged container yields the names found so far.
"""

import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_FAT_ENTRIES = 109
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
    """Next sector of each sector, as far as the header lists it: enough for a directory near the start."""
    table: list[int] = []
    for sector in struct.unpack_from(f"<{_HEADER_FAT_ENTRIES}I", content, 76):
        start = (sector + 1) * sector_bytes
        if sector >= _LAST_REGULAR_SECTOR or start + sector_bytes > len(content):
            break
        table.extend(struct.unpack_from(f"<{sector_bytes // 4}I", content, start))
    return table


def _entry_names(directory: bytes) -> set[str]:
    names = set()
    for start in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        length = struct.unpack_from("<H", directory, start + 64)[0]
        if 2 <= length <= 64:
            names.add(directory[start : start + length - 2].decode("utf-16-le", "replace"))
    return names
