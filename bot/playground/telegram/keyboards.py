"""The shape of inline keyboards: how many buttons, what each says, what each does."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.playground.telegram.judging.findings import Finding, finding

MAX_BUTTONS = 100
MAX_CALLBACK_BYTES = 64
JUDGE = "keyboard"
_LABELS = frozenset({"text", "style", "icon_custom_emoji_id"})


@dataclass(frozen=True, slots=True)
class Button:
    """One button as people see it; `action` is its field in the Bot API."""

    text: str
    action: str
    data: str = ""
    url: str = ""
    style: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


def keyboard_of(markup: object) -> Keyboard:
    """Read the inline keyboard of a reply markup, empty where there is none."""
    return tuple(tuple(_button(button) for button in row) for row in _rows(markup))


def keyboard_findings(markup: object) -> Iterator[Finding]:
    """Judge the inline keyboard of a reply markup."""
    rows = _rows(markup)
    if sum(map(len, rows)) > MAX_BUTTONS:
        fault = f"more than {MAX_BUTTONS} buttons"
        yield finding(JUDGE, "reply_markup", fault, "reply markup is too long")
    for row_index, row in enumerate(rows):
        for index, button in enumerate(row):
            path = f"reply_markup.inline_keyboard[{row_index}][{index}]"
            yield from _button_findings(path, button)


def _rows(markup: object) -> list[list[dict[str, object]]]:
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    return rows if isinstance(rows, list) and all(isinstance(row, list) for row in rows) else []


def _button(button: dict[str, object]) -> Button:
    return Button(
        text=str(button["text"]),
        action=next(iter(button.keys() - _LABELS)),
        data=str(button.get("callback_data", "")),
        url=str(button.get("url", "")),
        style=str(button.get("style", "")),
    )


def _button_findings(path: str, button: dict[str, object]) -> Iterator[Finding]:
    if not str(button.get("text", "")).strip():
        yield finding(JUDGE, f"{path}.text", "is empty", "inline keyboard button text is empty")
    actions = [name for name in button.keys() - _LABELS if button[name] != ""]
    if not actions:
        yield finding(JUDGE, path, "does nothing", _NO_ACTION)
    if len(actions) > 1:
        yield finding(JUDGE, path, f"does several things: {', '.join(sorted(actions))}")
    if len(str(button.get("callback_data", "")).encode()) > MAX_CALLBACK_BYTES:
        fault = f"is longer than {MAX_CALLBACK_BYTES} bytes"
        yield finding(JUDGE, f"{path}.callback_data", fault, "BUTTON_DATA_INVALID")
    url = str(button.get("url", ""))
    if url and not _is_address(url):
        answer = f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
        yield finding(JUDGE, f"{path}.url", "is no address", answer)


_NO_ACTION = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


def _is_address(url: str) -> bool:
    if any(character.isspace() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme in {"tg", "ton"}:
        return bool(parts.netloc)
    # Servers refuse names without a dot, "localhost" among them.
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
