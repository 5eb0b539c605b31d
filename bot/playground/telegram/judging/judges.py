"""All judges of a call to the Bot API, in the order in which the server would object."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.telegram.commands import command_findings, language_findings
from bot.playground.telegram.judging.findings import Finding, finding
from bot.playground.telegram.judging.lengths import length_findings
from bot.playground.telegram.judging.spec import Spec
from bot.playground.telegram.judging.uploads import upload_findings
from bot.playground.telegram.keyboards import keyboard_findings
from bot.playground.telegram.parsing.parser import Parser

_EMPTY = {"chat_id": "chat_id is empty", "text": "message text is empty"}


@dataclass(frozen=True, slots=True)
class Judges:
    """The specification and whoever parses HTML."""

    spec: Spec
    parser: Parser

    @property
    def names(self) -> tuple[str, ...]:
        """Who judges here; "tdlib" is among them where it is installed."""
        return ("bot api", self.parser.name, "length", "keyboard", "commands", "files")

    def findings(self, method: str, arguments: Mapping[str, Any]) -> list[Finding]:
        """Everything that is wrong with a call."""
        known = method in self.spec.methods
        unknown = [Finding(verdict) for verdict in self.spec.unknown(method, arguments)]
        wrong = [*self._wrong(method, arguments)] if known else []
        # Where types are wrong the others would judge nonsense.
        return [*unknown, *(wrong or self._content(method, arguments))]

    def _wrong(self, method: str, arguments: Mapping[str, Any]) -> Iterator[Finding]:
        for verdict in self.spec.wrong(method, arguments):
            answer = f"can't parse {verdict.path}: {verdict.fault}"
            yield Finding(verdict, _EMPTY.get(verdict.path, answer))

    def _content(self, method: str, arguments: Mapping[str, Any]) -> Iterator[Finding]:
        if broken := [*_encoding_findings(arguments)]:
            yield from broken
            return
        yield from length_findings(self.parser, method, arguments)
        yield from keyboard_findings(arguments.get("reply_markup"))
        yield from upload_findings(method, arguments)
        yield from language_findings(arguments)
        if method == "setMyCommands":
            yield from command_findings(arguments)


def _encoding_findings(arguments: Mapping[str, Any]) -> Iterator[Finding]:
    for name, value in arguments.items():
        if _LONE_SURROGATE.search(json.dumps(value, ensure_ascii=False, default=str)):
            yield finding("bot api", name, "is not UTF-8", "strings must be encoded in UTF-8")


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
