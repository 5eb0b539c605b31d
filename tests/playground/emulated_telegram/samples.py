"""What these tests share: an instant, and pictures."""

import struct
from datetime import UTC, datetime

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)


def png(width: int, height: int) -> bytes:
    header = struct.pack(">II", width, height)
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + header + b"\x08\x02\x00\x00\x00"
