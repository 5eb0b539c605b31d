"""The size of a picture, read from its own bytes."""

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; nothing when it is neither PNG nor JPEG."""
    try:
        if content.startswith(_PNG):
            width, height = struct.unpack(">II", content[16:24])
            return width, height
        return next(_jpeg_frames(content), None) if content.startswith(_JPEG) else None
    except struct.error:
        return None


def _jpeg_frames(content: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 9 <= len(content):
        marker, size = struct.unpack(">xBH", content[at : at + 4])
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            yield width, height
        at += 2 + size
