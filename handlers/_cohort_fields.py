"""What the settings of a cohort are made of: a day of the week, names and addresses."""

from __future__ import annotations

from typing import ClassVar, Final

from bot.fields import ChoiceField
from bot.fields.text import TextField
from bot.i18n import N_
from handlers._cohorts import WEEKDAYS

FRENCH: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DAY: Final = ChoiceField(
    key="weekday",
    label=N_("Day"),
    labels={str(number): name for number, name in enumerate(WEEKDAYS)},
    words={name: str(number) for names in (WEEKDAYS, FRENCH) for number, name in enumerate(names)},
    asked=N_("On which day?"),
    keys=("jour", "day"),
    leads=("chaque", "tous les", "every", "each"),
)


class ShortText(TextField):
    """A name or an address, on one line."""

    most: ClassVar[int] = 200


class SenderName(ShortText):
    key = "sender"
    label = N_("Sender")
    keys = ("expéditeur", "sender")


class SenderAddress(ShortText):
    key = "address"
    label = N_("Sender’s address")
    keys = ("adresse", "address")


class OfficerName(ShortText):
    key = "officer"
    label = N_("Privacy officer")
    keys = ("responsable", "officer")


class Hosting(ShortText):
    key = "hosting"
    label = N_("Hosting")
    keys = ("hébergement", "hosting")
