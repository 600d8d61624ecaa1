"""Records of the binary parts of an .xlsb workbook, and the few data types inside them ([MS-XLSB] 2.1.4 and 2.5).

Whatever reaches beyond its record raises `struct.error` or `ValueError`: the part is damaged.
"""

import struct
from collections.abc import Iterator

Record = tuple[int, bytes]
"""Type and content of a record."""


def records(part: bytes) -> Iterator[Record]:
    """All records of a part in order; raises `ValueError` where the part has been cut off."""
    position, end = 0, len(part)
    while position < end:
        kind, position = _variable_number(part, position, 2)
        size, position = _variable_number(part, position, 4)
        if position + size > end:
            raise ValueError("record reaches beyond its part")
        yield kind, part[position : position + size]
        position += size


def numbers(content: bytes, position: int, count: int) -> tuple[int, ...]:
    """`count` unsigned 32-bit numbers."""
    return struct.unpack_from(f"<{count}I", content, position)


def wide_string(content: bytes, position: int) -> tuple[str, int]:
    """A text and the position behind it; a nullable text that is absent is ''."""
    (length,) = struct.unpack_from("<I", content, position)
    position += 4
    if length == 0xFFFFFFFF:
        return "", position
    end = position + 2 * length
    if end > len(content):
        raise ValueError("text reaches beyond its record")
    return content[position:end].decode("utf-16-le", "replace"), end


def packed_number(packed: int) -> float:
    """An RK number ([MS-XLSB] 2.5.122): 30 bits of an integer or of a float, perhaps times 100."""
    if packed & 2:
        number = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        (number,) = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))
    return number / 100 if packed & 1 else number


def _variable_number(part: bytes, position: int, most_bytes: int) -> tuple[int, int]:
    """A number of 7 bits per byte and the position behind it."""
    number = 0
    for index in range(most_bytes):
        if position >= len(part):
            raise ValueError("record header has been cut off")
        byte = part[position]
        position += 1
        number |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return number, position
