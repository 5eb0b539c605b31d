"""What an event is: its kind, its title, its place, and why it is cancelled."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Final

from bot.fields.choice import ChoiceField
from bot.fields.clocks import clocks_in
from bot.fields.day import dated
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span
from bot.fields.lexicon import Lexicon, each, word_set
from bot.fields.line import Extent, Line, words_of
from bot.fields.near_names import is_name
from bot.fields.place_words import PLACED, STREET
from bot.fields.prose import COMMA, clauses, clean, said, unquoted
from bot.fields.text import fitting
from bot.i18n import N_, Phrase
from storage.events import EventKind

LABELS: Final = {
    EventKind.TRAINING.value: N_("Training"),
    EventKind.NETWORKING.value: N_("Networking"),
    EventKind.MATCHMAKING.value: N_("Matchmaking"),
    EventKind.VISIT.value: N_("Enterprise visit"),
    EventKind.CONFERENCE.value: N_("Conference"),
    EventKind.AWARENESS.value: N_("Awareness activity"),
    EventKind.OTHER.value: N_("Other activity"),
}
WORDS: Final = (
    each("training", "formation|formations|atelier|trainings|workshop|webinaire|webinar")
    | each("networking", "réseautage|activité de réseautage|networking event|cocktail")
    | each("matchmaking", "maillage|maillages|activité de maillage|speed dating")
    | each("visit", "visite|visite d'entreprise|enterprise visit|company visit|site visit")
    | each("conference", "conférence|conférences|panel|talk|colloque")
    | each("awareness", "sensibilisation|activité de sensibilisation|awareness activity")
    | each("other", "autre|autre activité|other activity|activité|activity|événement|event")
)
_LEXICON: Final = Lexicon({**dict(zip(LABELS, LABELS, strict=True)), **WORDS})
_ANSWERS: Final = Lexicon(
    each("networking", "5 à 7|5@7|5a7|5 to 7|happy hour")
    | each("other", "AGA|assemblée générale|assemblée générale annuelle|AGM|annual general meeting")
)
"""What is a kind where it is asked for: in a line they are hours, or a title."""
_OPENS: Final = re.compile(r"(?:^|[,;:\n(])[ \0]*(?:une?|la|le|an?|the)? ?\Z")
_ADDED: Final = re.compile(
    r" ?(?:de|du|des|d'|a|au|aux|l'|sur|pour|avec|en|of|for|on|in|with|at|and|et|&)(?![^\W_])| ?d'"
)
_DANGLING: Final = re.compile(
    r"[ ,(]+(?:le|la|les|à|a|au|aux|de|du|dès|en|dans|on|at|the|in|from|this|next|ce|cette)\Z",
    re.IGNORECASE,
)
_VENUE: Final = (
    r"(?:hotel|musee|museum|bibliotheque|library|centre|center|ecole|school|campus|auberge"
    r"|(?:city|town) hall|zoom|teams)"
)
_PLACED: Final = re.compile(
    rf"[ ,;]*(?:(?:{PLACED}|{_VENUE}|(?:\d+ ?[a-z]?,? )?{STREET})(?![^\W_])|https?:)"
)
_JOINTS: Final = word_set("à au et ou at to and or")
"""Words that only led from one value to another."""


class KindField(ChoiceField):
    """The kind of an event, where a part of the line opens with it."""

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return [Span(extent, kind) for extent, kind in _openings(line)][:1]

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        found = _LEXICON.find(line) or _ANSWERS.find(line)
        return [Span(extent, kind) for extent, kind in found]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        found = super().settle(spans, rest, reading)
        if isinstance(found, Found) and not rest.asked:
            return Found(
                found.value, () if _is_titled(rest.line, spans[0].extent) else found.extents
            )
        return found


KIND: Final = KindField(
    key="kind",
    label=N_("Kind of event"),
    labels=LABELS,
    words=WORDS,
    asked=N_("What kind of event is it?"),
    keys=("type", "genre", "sorte", "kind"),
)


class _Words(Field[str]):
    """Words as they were typed, up to a length."""

    free = True
    most: ClassVar[int] = 150

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)

    def told(self, parts: Sequence[tuple[Extent, str]]) -> Outcome:
        """Take parts of the line, unless they are too long together."""
        text, extents = ", ".join(one for _, one in parts), tuple(extent for extent, _ in parts)
        return fitting(text, self.most, extents)


class TitleField(_Words):
    """What an event is called: the words before its day, else the first part past it of several."""

    key = "title"
    label = N_("Title")
    keys = ("titre", "title", "sujet", "subject")
    turn = 5

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if rest.asked:
            return self.told(_whole(rest))
        if rest.quoted:
            inner = Extent(rest.quoted[0].start + 1, rest.quoted[0].end - 1)
            return self.told([(rest.quoted[0], rest.whole.original(inner).strip())])
        parts = [*_parts(rest.line)]
        leads = bool(parts) and _leads(rest, parts[0][0])
        if parts and not (leads or rest.keyed or _is_before_time(rest, parts[0][0], reading)):
            parts = _before_place(rest.line)
        elif len(parts) == 1:
            parts = [_first(rest.line, parts[0][0])] if leads else []
        return self.told([(extent, _headed(_DANGLING.sub("", text))) for extent, text in parts[:1]])

    def reserve(self, rest: Rest, region: Extent | None) -> Extent | None:
        """Keep the first words that nobody took, up to a comma; past a name, those after it."""
        if region is not None or rest.quoted:
            return region
        match [*_pieces(rest.line)]:
            case [(_, opening), (extent, words), *_] if is_name(opening) and not is_name(words):
                return extent
            case [(extent, _), *_]:
                return extent
            case _:
                return None

    def question(self) -> Phrase:
        return Phrase(N_("What is its title?"))


class EnglishTitleField(_Words):
    """What an event is called in English, where its title is in French: never read in a line."""

    key = "title_en"
    label = N_("Title in English")

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        return self.told(_whole(rest)) if rest.asked else None

    def question(self) -> Phrase:
        return Phrase(N_("What is its title in English?"))

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (Option(Phrase(N_("The same title")), ""),)


class PlaceField(_Words):
    """Where an event is: an address, a room, a link."""

    key = "place"
    label = N_("Place")
    keys = ("lieu", "endroit", "où", "adresse", "place", "where", "address", "venue")
    turn = 6

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if rest.asked:
            return self.told(_whole(rest))
        parts = _parts(rest.line)
        return self.told([one for one in parts if not _JOINTS.issuperset(words_of(one[1]))])

    def without(self, value: str, other: Field[Any], answer: Any) -> str:  # noqa: ANN401 - any field's
        """Leave out the title: of « Excel, Parvis » nothing but the place is one."""
        if not isinstance(other, TitleField):
            return value
        line, title = Line.of(value), re.escape(Line.of(answer).folded)
        said = re.search(rf"(?:\A|[,;]) ?{title} ?(?=[,;]|\Z)", line.folded)
        if said is None:
            return value
        left = line.hide([Extent(*said.span())])
        return clean("".join(left.original(one) for one in left.stretches()))

    def question(self) -> Phrase:
        return Phrase(N_("Where is it?"))

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (Option(Phrase(N_("Not known yet")), ""),)


class ReasonField(_Words):
    """Why an event is cancelled, as it will be told."""

    key = "reason"
    label = N_("Reason")
    keys = ("raison", "motif", "reason")
    refusable = True
    most: ClassVar[int] = 300

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        return self.told(_whole(rest)) if rest.asked else self.told([*_parts(rest.line)])

    def question(self) -> Phrase:
        why = N_(
            "Why is it cancelled? Those concerned will read your answer as you write it, "
            "whichever language they read."
        )
        return Phrase(why)

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (Option(Phrase(N_("Give no reason")), ""),)


def _is_titled(line: Line, kind: Extent) -> bool:
    """Whether a kind is said in the title: « Réseautage d’automne », not « panel Pour tous »."""
    follows = line.original(Extent(kind.end, len(line.folded))).lstrip()
    return bool(_ADDED.match(line.folded, kind.end)) and not follows[:1].isupper()


def _headed(title: str) -> str:
    """Begin a title with a capital where it opens with its kind: « formation sur les devis »."""
    opens = any(extent.start == 0 for extent, _ in _LEXICON.find(Line.of(title)))
    return f"{title[:1].upper()}{title[1:]}" if opens else title


def _parts(line: Line) -> Iterator[tuple[Extent, str]]:
    """Yield what can be read and says something."""
    for stretch in line.stretches():
        text = said(line, stretch)
        if text:
            yield stretch, text


def _pieces(line: Line) -> Iterator[tuple[Extent, str]]:
    """Yield the same, cut at commas, where it says more than what led to a value."""
    for part, _ in _parts(line):
        for piece in clauses(line, part):
            text = said(line, piece)
            if _DANGLING.sub("", f" {text}").strip():
                yield piece, text


def _whole(rest: Rest) -> list[tuple[Extent, str]]:
    text = unquoted(clean(" ".join(rest.whole.original(one) for one in rest.line.stretches())))
    quotes = [rest.whole.original(Extent(q.start + 1, q.end - 1)) for q in rest.quoted]
    extents = tuple(sorted([*rest.line.stretches(), *rest.quoted]))
    if not extents:
        return []
    return [(Extent(extents[0].start, extents[-1].end), " ".join([text, *quotes]).strip())]


def _first(line: Line, part: Extent) -> tuple[Extent, str]:
    """Cut a part at its first comma that follows something."""
    for cut in COMMA.finditer(line.folded, part.start, part.end):
        head = Extent(part.start, cut.start())
        if text := said(line, head):
            return head, text
    return part, said(line, part)


def _openings(line: Line) -> Iterator[tuple[Extent, str]]:
    """Yield the kinds with which a part of the line opens."""
    for extent, kind in _LEXICON.find(line):
        if _OPENS.search(line.folded[: extent.start]):
            yield extent, kind


def _leads(rest: Rest, part: Extent) -> bool:
    """Whether nothing stands between the kind and a part: « formation Excel, jeudi 14h »."""
    opening = next((extent for extent, _ in _openings(rest.whole)), part)
    between = rest.whole.folded[opening.end : part.start]
    return not re.search(r"[^\W_]", between)


def _is_before_time(rest: Rest, part: Extent, reading: Reading) -> bool:
    """Whether a day or an hour is told after a part: « jeudi, Acheter, vendre, 14h, Parvis »."""
    return any(part.end <= told.start for told in times_said(rest.whole, reading))


def times_said(line: Line, reading: Reading) -> Iterator[Extent]:
    """Yield where days and hours are told."""
    yield from dated(line, reading)
    yield from (one.extent for one in clocks_in(line, reading.today))


def _before_place(line: Line) -> list[tuple[Extent, str]]:
    """Return the pieces after a day, a title first; one alone may be the place as well."""
    pieces = [*_pieces(line)]
    extent, words = pieces[0] if pieces[1:] else (None, "")
    if extent is None or _PLACED.match(line.folded, extent.start):
        return []
    return pieces if words.count("(") == words.count(")") else []
