"""A form as a sheet: what each input holds, what is found in a long list, what is sent back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.cards import Control, Input, Option, Sheet
from bot.forms import Asking, Filled, Refused
from bot.i18n import N_, Phrase
from storage.folding import fold

if TYPE_CHECKING:
    from bot.fields.field import Json, Reading
    from bot.forms import Form, Slot
    from bot.i18n import Translator
    from storage.drafts import Draft

_SELECT: Final = 100
"""Slack's limit on the options of a select (Block Kit)."""
_AWAY: Final = 3


def sheet(t: Translator, title: str, form: Form, draft: Draft, reading: Reading) -> Sheet:
    """Show a whole form, filled with what the draft holds.

    A day is proposed to who said nothing yet, where it is all that is asked.
    """
    proposing = not draft.filled and len(form.shown) == 1
    return Sheet(
        title=title,
        submit=t(N_("Save")),
        close=t(N_("Close")),
        draft=draft.id,
        inputs=tuple(
            _input(t, slot, draft.filled.get(slot.name), reading, proposing=proposing)
            for slot in form.shown
            if slot.required or not _is_idle(slot, reading)
        ),
    )


def _is_idle(slot: Slot, reading: Reading) -> bool:
    """Whether a list would offer nothing to this reader."""
    listed = slot.field.control in {Control.SELECT, Control.SEARCH}
    return listed and not slot.field.options(reading)


def _input(t: Translator, slot: Slot, kept: Json, reading: Reading, *, proposing: bool) -> Input:
    proposed = _proposed(slot, reading) if proposing else ""
    value = _value(t, slot, kept, reading) or proposed
    return Input(
        name=slot.name,
        label=t(slot.label),
        control=slot.field.control,
        value=value,
        hint="" if value else _hint(t, kept),
        options=tuple(
            Option(t.show(option.label), json.dumps(option.value))
            for option in slot.field.options(reading)
        ),
        optional=not slot.required,
    )


def _proposed(slot: Slot, reading: Reading) -> str:
    """Write what an input that has to be filled holds by itself."""
    value = slot.field.proposed(reading) if slot.required else None
    return "" if value is None else str(slot.field.dump(value))


def _hint(t: Translator, kept: Json) -> str:
    """Quote the words that no entry of a list and no day of a calendar shows."""
    match kept:
        case {"unread": str(words)}:
            return t(N_("You wrote “{typed}”."), typed=words)
        case _:
            return ""


def _value(t: Translator, slot: Slot, kept: Json, reading: Reading) -> str:
    control = slot.field.control
    match kept:
        case None:
            return ""
        case {"unread": str(words)}:
            return words if control in {Control.TEXT, Control.MULTILINE} else ""
        case _ if control in {Control.SELECT, Control.SEARCH}:
            return json.dumps(kept)
        case _ if control is Control.DATE:
            return str(kept)
        case _:
            return slot.field.show(slot.field.load(kept), reading, t)


@dataclass(frozen=True, slots=True)
class Mistakes:
    """What is wrong in a sheet, input by input."""

    by_input: Mapping[str, Phrase]

    def shown(self, t: Translator) -> dict[str, str]:
        return {name: t(why) for name, why in self.by_input.items()}


def filled_in(
    t: Translator,
    form: Form,
    kept: Mapping[str, Json],
    values: Mapping[str, str],
    reading: Reading,
) -> Filled | Asking | Refused | Mistakes:
    """Read a sheet that was sent back: each input by its own field.

    What the sheet wrote itself stands for the value that it wrote.
    """
    gathered = {name: value for name, value in kept.items() if name not in values}
    mistakes: dict[str, Phrase] = {}
    for slot in form.shown:
        text = values.get(slot.name, "").strip()
        if not text:
            continue
        if _is_untouched(t, slot, kept.get(slot.name), text, reading):
            gathered[slot.name] = kept[slot.name]
            continue
        match _read(form, slot, gathered, text, reading):
            case Phrase() as why:
                mistakes[slot.name] = why
            case value:
                gathered[slot.name] = value
    return Mistakes(mistakes) if mistakes else form.complete(gathered, reading)


def matching(t: Translator, slot: Slot, reading: Reading, query: str) -> tuple[Option, ...]:
    """Return the options of a long list that hold these words, as many as a list may show.

    What is called just so comes first, by its acronym for one; then what begins so.
    """
    wanted, found = fold(query), list[tuple[int, Option]]()
    for one in slot.field.options(reading):
        label = t.show(one.label)
        names = slot.field.spellings(one, reading) or (fold(label),)
        rank = min(_closeness(wanted, name) for name in names)
        if rank < _AWAY:
            found.append((rank, Option(label, json.dumps(one.value))))
    return tuple(option for _, option in sorted(found, key=lambda each: each[0]))[:_SELECT]


def _closeness(wanted: str, name: str) -> int:
    """Rank a name: just what is wanted, what begins so, what holds it."""
    if wanted == name:
        return 0
    return 1 if name.startswith(wanted) else 2 if wanted in name else _AWAY


def _read(
    form: Form, slot: Slot, kept: Mapping[str, Json], text: str, reading: Reading
) -> Phrase | Json:
    """Return one input's value in its JSON form, or what is wrong with it."""
    if slot.field.control in {Control.SELECT, Control.SEARCH}:
        return json.loads(text)
    # What it says besides has an input of its own.
    match form.resume(kept, slot.name, text, reading, apart=True):
        case Asking(slot=asked, why=why) if asked.name == slot.name:
            return _in_words(slot, why, text)
        case Refused(why=why):
            return _in_words(slot, why, text)
        case result:
            return result.kept[slot.name]


def _in_words(slot: Slot, why: Phrase, text: str) -> Phrase:
    """Name a day that was picked in a calendar, which nobody typed as the platform sends it."""
    if slot.field.control is not Control.DATE:
        return why
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return why
    return Phrase(why.source, {k: day if one == text else one for k, one in why.values.items()})


def _is_untouched(t: Translator, slot: Slot, kept: Json, text: str, reading: Reading) -> bool:
    """Whether an input still says the value that is kept, as it was written in it."""
    match kept:
        case {"unread": _}:
            return False
        case _:
            return text == _value(t, slot, kept, reading).strip()
