"""The kinds of values that a line can hold, as annotations of a handler's arguments."""

from datetime import date
from typing import Annotated, TypeAlias

from bot.fields import hours, money
from bot.fields.amount import AmountField
from bot.fields.call import (
    CallTitleField,
    LinkField,
    NeedField,
    RegionsField,
    SectorsField,
)
from bot.fields.call_mode import CallModeField
from bot.fields.channel import ChannelField
from bot.fields.choice import ChoiceField
from bot.fields.closing import ClosingDayField, ClosingHourField
from bot.fields.coming_day import ComingDayField
from bot.fields.day import TODAY, FutureDayField, PastDayField
from bot.fields.directory import Directory, Listed
from bot.fields.field import Field, ListedSector, Option, Reading
from bot.fields.follow_up import FollowUpField
from bot.fields.heads import HeadsField, SeatsField
from bot.fields.hours import HoursField
from bot.fields.membership import LANGUAGE, ROLE, CodeField
from bot.fields.mode import ModeField
from bot.fields.money import Money
from bot.fields.occasion import (
    KIND,
    EnglishTitleField,
    PlaceField,
    ReasonField,
    TitleField,
)
from bot.fields.organization import AnyOrganizationField, EnterpriseField, InstitutionField
from bot.fields.partners import OnBehalfField, PartnersField, Party
from bot.fields.person import PersonField
from bot.fields.position import RoleField
from bot.fields.reach import EmailField, PhoneField
from bot.fields.sector import SectorField
from bot.fields.text import NoteField, PurposeField
from storage import contacts, contracts

Amount: TypeAlias = Annotated[money.Money, AmountField()]
Mode: TypeAlias = Annotated[contracts.Mode, ModeField()]
CallMode: TypeAlias = Annotated[contracts.Mode, CallModeField()]
Institution: TypeAlias = Annotated[int, InstitutionField()]
Enterprise: TypeAlias = Annotated[int, EnterpriseField()]
Partners: TypeAlias = Annotated[tuple[Party, ...], PartnersField()]
OnBehalf: TypeAlias = Annotated[int | None, OnBehalfField()]
Purpose: TypeAlias = Annotated[str, PurposeField()]
Note: TypeAlias = Annotated[str, NoteField()]
PastDay: TypeAlias = Annotated[date, PastDayField()]
Day: TypeAlias = Annotated[date, FutureDayField()]
ComingDay: TypeAlias = Annotated[date, ComingDayField()]
FollowUp: TypeAlias = Annotated[date | None, FollowUpField()]
PersonName: TypeAlias = Annotated[str, PersonField()]
BuyerRole: TypeAlias = Annotated[str, RoleField()]
Channel: TypeAlias = Annotated[contacts.Channel, ChannelField()]
AnyOrganization: TypeAlias = Annotated[int | None, AnyOrganizationField()]
RoleChoice: TypeAlias = Annotated[str, ROLE]
Tongue: TypeAlias = Annotated[str, LANGUAGE]
Code: TypeAlias = Annotated[str, CodeField()]
Sectors: TypeAlias = Annotated[tuple[str, ...], SectorsField()]
Regions: TypeAlias = Annotated[tuple[str, ...], RegionsField()]
CallTitle: TypeAlias = Annotated[str, CallTitleField()]
ClosingDay: TypeAlias = Annotated[date, ClosingDayField()]
ClosingHour: TypeAlias = Annotated[hours.Hours, ClosingHourField()]
Need: TypeAlias = Annotated[str, NeedField()]
Notice: TypeAlias = Annotated[str, LinkField()]
Sector: TypeAlias = Annotated[str, SectorField()]
EventKind: TypeAlias = Annotated[str, KIND]
Title: TypeAlias = Annotated[str, TitleField()]
EnglishTitle: TypeAlias = Annotated[str, EnglishTitleField()]
Hours: TypeAlias = Annotated[hours.Hours, HoursField()]
Place: TypeAlias = Annotated[str, PlaceField()]
Heads: TypeAlias = Annotated[int, HeadsField()]
Reason: TypeAlias = Annotated[str, ReasonField()]
Seats: TypeAlias = Annotated[int | None, SeatsField()]
Email: TypeAlias = Annotated[str, EmailField()]
Phone: TypeAlias = Annotated[str, PhoneField()]

__all__ = [
    "TODAY",
    "Amount",
    "AnyOrganization",
    "BuyerRole",
    "CallMode",
    "CallTitle",
    "Channel",
    "ChoiceField",
    "ClosingDay",
    "ClosingHour",
    "Code",
    "ComingDay",
    "Day",
    "Directory",
    "Email",
    "EnglishTitle",
    "Enterprise",
    "EventKind",
    "Field",
    "FollowUp",
    "Heads",
    "Hours",
    "Institution",
    "Listed",
    "ListedSector",
    "Mode",
    "Money",
    "Need",
    "Note",
    "Notice",
    "OnBehalf",
    "Option",
    "Partners",
    "Party",
    "PastDay",
    "PersonName",
    "Phone",
    "Place",
    "Purpose",
    "Reading",
    "Reason",
    "Regions",
    "RoleChoice",
    "Seats",
    "Sector",
    "Sectors",
    "Title",
    "Tongue",
]
