"""What files a bot may send, pictures by the size that their own bytes tell."""

import struct
from collections.abc import Iterator, Mapping

from bot.playground.telegram.judging.findings import Finding, finding
from bot.playground.telegram.judging.spec import Upload

MEGABYTE = 1024 * 1024
MAX_SIDES = 10_000
JUDGE = "files"
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_LIMITS = {"sendPhoto": ("photo", 10), "sendDocument": ("document", 50)}


def upload_findings(method: str, arguments: Mapping[str, object]) -> Iterator[Finding]:
    """Judge the file of sendPhoto or sendDocument."""
    if method not in _LIMITS:
        return
    name, megabytes = _LIMITS[method]
    sent = arguments.get(name)
    if not isinstance(sent, Upload):
        return
    if not sent.content:
        yield finding(JUDGE, name, "is empty", "file must be non-empty")
    elif len(sent.content) > megabytes * MEGABYTE:
        yield finding(JUDGE, name, f"is over {megabytes} MB", "file is too big")
    elif name == "photo":
        yield from _photo_findings(sent)


def _photo_findings(sent: Upload) -> Iterator[Finding]:
    size = dimensions(sent.content)
    if size is None:
        yield finding(JUDGE, "photo", "is neither PNG nor JPEG", "IMAGE_PROCESS_FAILED")
    elif sum(size) > MAX_SIDES:
        fault = f"width and height together exceed {MAX_SIDES}"
        yield finding(JUDGE, "photo", fault, "PHOTO_INVALID_DIMENSIONS")


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
