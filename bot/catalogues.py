"""Catalogues: what each sentence is in a language, read from the translators' files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

Texts = Mapping[str, str | tuple[str, ...]]
FOLDER: Final = Path(__file__).parent.parent / "locales"


@cache
def texts(folder: Path, language: str) -> Texts:
    """Return each sentence that is translated, in all its forms."""
    path = folder / language / "LC_MESSAGES" / "bot.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    return {_key(m.id): _string(m.string) for m in catalogue if m.id and m.string}


def _key(identity: str | Iterable[str]) -> str:
    return identity if isinstance(identity, str) else next(iter(identity))


def _string(text: str | Iterable[str]) -> str | tuple[str, ...]:
    return text if isinstance(text, str) else tuple(text)
