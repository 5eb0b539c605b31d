"""The organization that buys: an institution, or failing that an enterprise of the cohort."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.cards import Control
from bot.fields import named, near_names
from bot.fields.choosing import surest
from bot.fields.directory import Directory, Listed
from bot.fields.field import Confirmable, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.line import Line
from bot.i18n import N_, Phrase, Translator

__all__ = ["AnyOrganizationField", "Directory", "EnterpriseField", "InstitutionField", "Listed"]


class InstitutionField(Confirmable[int]):
    """The buyer, by the longest spelling that the line holds; a near miss is never silent."""

    key = "institution"
    label = N_("Institution")
    keys: tuple[str, ...] = (
        "institution",
        "acheteur",
        "client",
        "organisme",
        "buyer",
        "customer",
        "org",
    )
    leads = ("il", "elle", "he", "she", "travaille", "works")
    control = Control.SEARCH
    turn = 3

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return [
            Span(one.extent, one.ids, named.certainty(line, one))
            for one in reading.directory.find(line)
            if reading.enterprise not in one.ids
        ]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        buyers = [one for one in spans if named.buys(one, reading)]
        either = named.either(buyers, rest.whole)
        best = either or surest(named.not_districts(buyers or spans, rest.whole))
        if rest.people:
            best, doubt = named.without_names(best, rest, reading)
            if doubt is not None and not best:
                return doubt
        if best:
            return named.settled(best, rest, reading)
        return named.by_stem(rest, reading) or near_names.settle(rest, reading)

    def question(self) -> Phrase:
        return Phrase(N_("Which institution is it?"))

    def doubted(self, value: int, reading: Reading) -> Phrase:
        return Phrase(near_names.NEAR, {"institution": named.name_of(value, reading)})

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return tuple(
            Option(one.name(reading.language), one.id)
            for one in reading.directory.alphabetical(reading.language)
            if one.id != reading.enterprise and self._fits(one)
        )

    def spellings(self, option: Option, reading: Reading) -> tuple[str, ...]:
        return reading.directory.folded.get(option.value, ())

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (near_names.CHOOSE,)

    def others(self, reading: Reading) -> tuple[Option, ...]:
        return (near_names.ANOTHER,)

    def _fits(self, listed: Listed) -> bool:
        return listed.kind != "support"

    def show(self, value: int, reading: Reading, t: Translator) -> str:
        return named.name_of(value, reading)

    def load(self, kept: Any) -> int:  # noqa: ANN401 - JSON
        return int(kept)

    def export(self, value: int, reading: Reading) -> dict[str, Any]:
        listed = reading.directory.get(value)
        return {self.key: listed.name_fr if listed else None}


class EnterpriseField(InstitutionField):
    """An enterprise of the cohort."""

    key = "enterprise"
    label = N_("Enterprise")
    keys: tuple[str, ...] = ("entreprise", "ees", "enterprise", "see")

    def _fits(self, listed: Listed) -> bool:
        return listed.kind == "enterprise"

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        enterprises = {one.id for one in reading.directory.enterprises()}
        return [
            Span(one.extent, one.ids)
            for one in reading.directory.find(line)
            if enterprises.issuperset(one.ids)
        ]

    def question(self) -> Phrase:
        return Phrase(N_("Which enterprise is it?"))


class AnyOrganizationField(InstitutionField):
    """An institution, an enterprise, or one that supports them."""

    key = "organization"
    label = N_("Organization")
    keys: tuple[str, ...] = (
        "organisation",
        "organization",
        "institution",
        "entreprise",
        "enterprise",
    )

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        """Read it as an institution's; only institutions can be asked for, so none is offered."""
        outcome = super().settle(spans, rest, reading)
        if not isinstance(outcome, Unclear):
            return outcome
        return replace(outcome, options=tuple(filter(_is_listed, outcome.options)))

    def question(self) -> Phrase:
        return Phrase(N_("Which organization is it?"))

    def _fits(self, listed: Listed) -> bool:
        return True


def _is_listed(option: Option) -> bool:
    """Whether an answer is in the directory already."""
    return not isinstance(option.value, dict) or "suggest" not in option.value
