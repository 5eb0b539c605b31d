"""The catalogues, as tests read them."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]


def forms(message: Message) -> tuple[str, ...]:
    """Return the translation, in as many forms as there are."""
    text = message.string
    return (text,) if isinstance(text, str) else tuple(text or ())


def sources(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def read(language: str) -> Catalog:
    path = ROOT / "locales" / language / "LC_MESSAGES" / "bot.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)
