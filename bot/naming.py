"""Which command a line begins with, and in which language it is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from storage.folding import fold

if TYPE_CHECKING:
    from bot.feature import Command
    from bot.i18n import Language

UMBRELLA: Final = "maillon"
"""The command under which every other one is found."""
HELP: Final = "help"

_HIDDEN: Final = re.compile("[\u200b-\u200f\u2060\ufeff]")
_HEAD: Final = re.compile(r"[^\w/]*(/?)\s*([^\W\d]\w*)(?:@\w+)?(?:[\s:,]+|(?=\W)|$)")
_SLASHED: Final = re.compile(r"\s*/(\S*)(?:\s+/?(\S+))?")
_GLUED: Final = re.compile(r"\s*(/)([^\W\d_]+)(?=\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """A command, as it was named: `name` is one of its names, `rest` what follows."""

    command: Command
    name: str
    rest: str

    @property
    def language(self) -> Language | None:
        """The language of the name, where the command's two names differ."""
        if self.command.fr == self.command.name:
            return None
        return "fr" if self.name == self.command.fr else "en"


def named(line: str, names: Mapping[str, Command]) -> Named | None:
    """Read the command that a line begins with.

    `/contrat 2500`, `contrat: 2500`, `/Contrat@some_bot 2500`, `/contrat2500` and
    `/maillon contrat 2500` all name the same one; a bare `/maillon` asks for help.
    """
    bare = _HIDDEN.sub("", line)
    for pattern in (_HEAD, _GLUED):
        found = pattern.match(bare)
        if found is None:
            continue
        name, rest = fold(found[2]), bare[found.end() :].strip()
        if name == UMBRELLA:
            return named(rest or f"/{HELP}", names)
        if name in names:
            return Named(names[name], name, rest)
    return None


def known(line: str, names: Mapping[str, Command]) -> bool:
    """Whether a line begins with one of these commands, or with their umbrella."""
    found = _SLASHED.match(_HIDDEN.sub("", line))
    return named(line, names) is not None or (found is not None and _covers(found[1]))


def attempted(line: str) -> str | None:
    """Return the name after a slash, whether a command has it or not; None without a slash.

    Under the umbrella it is the next word: `xyz` in `/maillon xyz`.
    """
    found = _SLASHED.match(_HIDDEN.sub("", line))
    if found is None:
        return None
    return found[2] if found[2] and _covers(found[1]) else found[1]


def _covers(name: str) -> bool:
    return fold(name.partition("@")[0]) == UMBRELLA
