"""Who reads messages: TDLib where it is installed, else the playground's own parser."""

from typing import Protocol

from bot.playground.telegram.parsing.markup import Markup
from bot.playground.telegram.parsing.tdlib import installed
from bot.playground.telegram.parsing.text import Entity, Formatted


class Parser(Protocol):
    @property
    def name(self) -> str: ...

    def parse_html(self, text: str) -> Formatted | str:
        """Parse HTML; a string is the reason why Telegram refuses it."""
        ...

    def find(self, text: str) -> tuple[Entity, ...]:
        """Find what is marked without markup, commands before all."""
        ...


def best_parser() -> Parser:
    """The most trustworthy parser of this machine."""
    return installed() or Markup()
