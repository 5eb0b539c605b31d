"""A sheet sent back as it was shown: what it wrote by itself is never in error."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fields import TODAY, ClosingHour, FollowUp, PastDay
from bot.fields.hour_zones import By
from bot.fields.hours import Hours as Between
from bot.fields.hours import HoursField
from bot.forms import Filled, Form
from bot.i18n import LANGUAGES as TONGUES
from bot.i18n import Language
from bot.sheets import Mistakes, filled_in, sheet
from bot.wall import CODES, Code, Offset
from storage.drafts import Draft
from tests.fields.announcing import announce
from tests.forms.samples import LANGUAGES, NOW, ZONE, reading
from tests.printing import plain


def close(ctx: None, hours: ClosingHour) -> None: ...
def meet(ctx: None, *, on: PastDay = TODAY, follow_up: FollowUp = None) -> None: ...


HELD = {"kind": "training", "title": "X", "on": "2026-11-26", "place": "Parvis", "capacity": 1200}
PICKED, TO_COME = "« 10 novembre »", "« 1er mars 2027 »"
BY = st.sampled_from([*Offset, *map(Code, CODES)]) | st.none()
MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def sent_back(
    handler: Any,  # noqa: ANN401 - a handler has the arguments it likes
    kept: dict[str, Any],
    language: Language,
    **typed: str,
) -> Any:  # noqa: ANN401 - whatever a sheet comes out as
    """Open the sheet of what is kept, and send it back, but for what is typed over."""
    form, read = Form.of(handler), reading(language=language)
    t = LANGUAGES.translator(language, zone=ZONE, now=NOW)
    draft = Draft(id=1, command="", line="", language=language, filled=kept)
    shown = {one.name: one.value for one in sheet(t, "", form, draft, read).inputs}
    return filled_in(t, form, kept, {**shown, **typed}, read)


@given(MINUTES, MINUTES | st.just(time(0)) | st.none(), BY, BY, st.sampled_from(TONGUES))
def test_hours_stay_what_the_sheet_wrote(
    start: time, end: time | None, starts: By, ends: By, language: Language
) -> None:
    told = end if end and (end > start or end == time(0) != start) else None
    hours = Between(start, told, starts, ends if told else None)
    kept = {**HELD, "hours": HoursField().dump(hours)}

    match sent_back(announce, kept, language):
        case Filled(values=values):
            assert values["hours"] == hours
        case other:
            raise AssertionError(other)


@given(MINUTES, st.sampled_from(TONGUES))
def test_closing_stays_what_the_sheet_wrote(at: time, language: Language) -> None:
    kept = {"hours": HoursField().dump(Between(at))}

    assert sent_back(close, kept, language) == Filled({"hours": Between(at)}, kept, ())


def test_title_alone_is_changed_before_seven() -> None:
    kept = {**HELD, "hours": ["06:30", "08:00"]}
    changed = sent_back(announce, kept, "fr", title="Déjeuner-causerie")

    assert changed.values == {
        "kind": "training",
        "title": "Déjeuner-causerie",
        "on": date(2026, 11, 26),
        "hours": Between(time(6, 30), time(8)),
        "place": "Parvis",
        "capacity": 1200,
    }


def test_hours_typed_over_are_asked_about_with_what_to_type() -> None:
    kept = {**HELD, "hours": ["06:30", "08:00"]}
    t = LANGUAGES.translator("fr", zone=ZONE, now=NOW)
    refused = sent_back(announce, kept, "fr", hours="6 h 30 – 9 h")

    assert isinstance(refused, Mistakes)
    [(name, why)] = refused.shown(t).items()
    assert name == "hours"
    assert plain(why) == (
        "« 6 h 30 – 9 h » peut être avant ou après midi. Quelle est la bonne heure? "
        "Par exemple : 6 h 30 du matin, ou 18 h 30"
    )
    said = sent_back(announce, kept, "fr", hours="6 h 30 du matin – 9 h")
    assert said.values["hours"] == Between(time(6, 30), time(9))


def test_words_that_were_not_understood_are_read_again() -> None:
    kept = {**HELD, "hours": {"unread": "6 h 30 – 8 h"}}

    assert isinstance(sent_back(announce, kept, "fr"), Mistakes)


@pytest.mark.parametrize(
    ("language", "handler", "picked", "why"),
    [
        ("fr", announce, {"on": "2026-11-10"}, f"Ce jour est passé : {PICKED}. Quel est le bon?"),
        ("en", announce, {"on": "2025-11-10"}, "“November 10, 2025” is past. Which day is it?"),
        ("fr", meet, {"on": "2027-03-01"}, f"Ce jour est à venir : {TO_COME}. Quel jour était-ce?"),
        ("en", meet, {"follow_up": "2026-11-16"}, "“November 16” is past. Which day is it?"),
    ],
)
def test_day_picked_in_a_calendar_is_refused_in_words(
    language: Language,
    handler: Any,  # noqa: ANN401 - a handler has the arguments it likes
    picked: dict[str, str],
    why: str,
) -> None:
    refused = sent_back(handler, HELD if handler is announce else {}, language, **picked)
    t = LANGUAGES.translator(language, zone=ZONE, now=NOW)

    assert isinstance(refused, Mistakes)
    [(name, told)] = refused.shown(t).items()
    assert (name, plain(told)) == (*picked, why)
