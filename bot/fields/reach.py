"""E-mail addresses and phone numbers."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from bot.fields.field import Field, Found, Outcome, Reading, Rest, Span
from bot.fields.line import Extent, Line
from bot.i18n import N_, Phrase

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(
    r"(?<![\d+])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)"
    r"(?:,? ?(?:poste|ext|extension|x|p)\.? ?\d{1,6})?"
)
_WHERE: Final = ("bureau", "travail", "office", "work", "adresse", "address", "perso", "personal")
"""What is said of where somebody is reached: « 819 555-0142 (bureau) »."""
_LINE: Final = ("direct", "directe", "ligne directe", "direct line", "ligne", "line")
_AT: Final = rf"(?:(?:au|at) )?(?:{'|'.join((*_WHERE, *_LINE))})"
_AFTER: Final = re.compile(rf" ?,? ?\(?{_AT}\)?(?= ?(?:[,;.)]|\Z))")
_BEFORE: Final = re.compile(rf"(?:\A|[,;(] ?)({_AT}(?: ?:)? ?)\Z")
"""Where a part of the line says nothing else: « , bureau 819 555-0142 », and no « bureau de »."""
_OF_WHOM: Final = ("son", "sa", "his", "her", "their")


class _Reach(Field[str]):
    pattern: ClassVar[re.Pattern[str]]

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        extents = [Extent(*found.span()) for found in self.pattern.finditer(line.folded)]
        return [Span(_with_where(line, one), line.original(one).strip()) for one in extents]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        return Found(spans[0].value, (spans[0].extent,)) if spans else None

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)


def _with_where(line: Line, reach: Extent) -> Extent:
    """Take in where somebody is reached so, which is no position."""
    after = _AFTER.match(line.folded, reach.end)
    before = None if after else line.led(_BEFORE, reach.start)
    start = before.start(1) if before else reach.start
    return Extent(start, after.end() if after else reach.end)


class EmailField(_Reach):
    """The first e-mail address of a line."""

    key = "email"
    label = N_("Email address")
    keys = ("courriel", "email", "e-mail", "mail", "adresse courriel")
    leads = (*_WHERE, *_OF_WHOM)
    pattern = _EMAIL

    def question(self) -> Phrase:
        return Phrase(N_("What is the email address?"))


class PhoneField(_Reach):
    """The first phone number of a line, as it was typed."""

    key = "phone"
    label = N_("Phone number")
    keys = ("téléphone", "tél", "tel", "cell", "cellulaire", "phone", "telephone", "mobile")
    leads = (*_WHERE, *_LINE, *_OF_WHOM, "numéro", "number", "no")
    pattern = _PHONE

    def question(self) -> Phrase:
        return Phrase(N_("What is the phone number?"))
