"""Two whole hours, however they are written, are those two or a question: never other ones."""

from __future__ import annotations

from datetime import date, time
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.fields.hours import Hours
from bot.forms import Asking, Filled, Result
from bot.i18n import Language
from tests.fields.announcing import FORM
from tests.forms.samples import reading

DAY: Final = date(2026, 12, 3)
WAYS: Final = {
    "fr": [
        *("{a}h-{b}h", "{a}-{b}h", "{a} h – {b} h", "{a}h → {b}h", "({a}h-{b}h)"),
        *("{a} h à {b} h", "{a} à {b}h", "de {a} à {b} h", "de {a} h à {b} h", "{a}hr à {b}hr"),
        *("entre {a}h et {b}h", "{a} heures à {b} heures", "{a}h00 à {b}h00", "{a}:00–{b}:00"),
        *("{a}h jusqu’à {b}h", "début {a}h fin {b}h", "début : {a}h, fin : {b}h"),
        *("commence à {a}h et finit à {b}h", "{a}h pile à {b}h pile"),
    ],
    "en": [
        *("{p} to {q}", "{p}-{q}", "{p} – {q}", "from {p} to {q}", "between {p} and {q}"),
        *("{p} until {q}", "start {p} end {q}", "starts at {p}, ends at {q}", "{a}:00-{b}:00"),
        "{p} sharp to {q}",
    ],
}
LINES: Final = [
    *("{kind} {title}, {day}, {hours}, {place}", "{kind} {title}, {day} {hours}, {place}"),
    *("{kind} {title}, {hours}, {day}, {place}", "{kind} {title} {hours}, {day}, {place}"),
    *("{kind} {title}, {place}, {day} {hours}", "{kind} {title}, {day}, {place}, {hours}"),
    *("{kind} {title}, {place}, {hours}, {day}", "{kind} {title}, {day} {hours} {place}"),
    "{kind} {title}, {day}, 20 places, {hours}, {place}",
]
DAYS: Final = {
    "fr": ["3 déc", "jeudi 3 décembre", "le 3", "2026-12-03"],
    "en": ["Dec 3", "Thursday, December 3", "the 3rd", "2026-12-03"],
}
TITLES: Final = [
    *("Excel", "Windows 11", "Les 4 saisons", "ISO 9001", "5 à 7 du CÉSIM", "Café du matin"),
    *("Fin de parcours", "Le grand début", "À la fin", "Marché 2026", "Midi-conférence"),
]
PLACES: Final = [
    *("Parvis", "salle 200", "12 rue King Ouest", "Pavillon 3", "local B-1012", "2e étage"),
    *("Sharp Centre", "Fin bec", "chez Pile ou face", "en ligne", "https://zoom.us/j/123"),
]
PAIRS: Final = st.tuples(st.integers(0, 23), st.integers(0, 23)).filter(lambda ab: ab[0] < ab[1])
KINDS: Final = {"fr": "formation", "en": "training"}


def twelve(hour: int) -> str:
    return f"{hour % 12 or 12}{'am' if hour < 12 else 'pm'}"


def written(data: st.DataObject, language: Language, pair: tuple[int, int]) -> str:
    a, b = pair
    way = data.draw(st.sampled_from(WAYS[language]))
    return way.format(a=a, b=b, p=twelve(a), q=twelve(b))


def led_to(result: Result, language: Language) -> list[list[Any]]:
    """Return the event that was read, or each that an answer to a question about hours makes."""
    match result:
        case Filled(values=values):
            return [[*values.values()]]
        case Asking(slot=slot, kept=kept, options=options) if slot.name == "hours":
            read = reading(language=language)
            then = (FORM.resume(kept, "hours", one, read) for one in options)
            return [[*one.values.values()] for one in then if isinstance(one, Filled)]
        case _:
            return []


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_two_hours_in_a_line_are_read_or_asked_and_its_other_words_kept(
    data: st.DataObject,
) -> None:
    language: Language = data.draw(st.sampled_from(("fr", "en")))
    pair = data.draw(PAIRS)
    title, place = data.draw(st.sampled_from(TITLES)), data.draw(st.sampled_from(PLACES))
    line = data.draw(st.sampled_from(LINES)).format(
        kind=KINDS[language],
        title=title,
        place=place,
        day=data.draw(st.sampled_from(DAYS[language])),
        hours=written(data, language, pair),
    )
    result = FORM.read(line, reading(language=language))
    hours, seats = Hours(time(pair[0]), time(pair[1])), 20 if "20 places" in line else None

    assert ["training", title, DAY, hours, place, seats] in led_to(result, language), line


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("Café du matin 0h-12h", time(12)),
        ("Café du matin 0h-1h", time(1)),
        ("Café 0h to 12pm", time(12)),
        ("Café 0h à 2h de l’après-midi", time(14)),
    ],
)
def test_first_hour_of_a_day_is_never_of_its_afternoon(said: str, end: time) -> None:
    result = FORM.read(f"formation {said}, 3 déc, Parvis", reading())

    assert [one[3] for one in led_to(result, "fr")] == [Hours(time(0), end)]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_two_hours_in_an_answer_are_read_or_asked(data: st.DataObject) -> None:
    language: Language = data.draw(st.sampled_from(("fr", "en")))
    pair = data.draw(PAIRS)
    answer = written(data, language, pair)
    kept = {"kind": "training", "title": "Windows 11", "on": DAY.isoformat(), "place": "Pavillon 3"}
    result = FORM.resume(kept, "hours", answer, reading(language=language))
    whole = ["training", "Windows 11", DAY, Hours(time(pair[0]), time(pair[1])), "Pavillon 3", None]

    assert whole in led_to(result, language), answer
