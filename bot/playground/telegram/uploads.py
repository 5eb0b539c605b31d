"""What files a bot may send."""

from collections.abc import Iterator, Mapping

from bot.playground.telegram.findings import Finding, finding
from bot.playground.telegram.pictures import dimensions
from bot.playground.telegram.spec import Upload

MEGABYTE = 1024 * 1024
MAX_SIDES = 10_000
JUDGE = "files"
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
