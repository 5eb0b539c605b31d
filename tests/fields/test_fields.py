"""Every field: what it keeps comes back, what is no value of its own is refused."""

from datetime import date
from typing import Any

import pytest

from bot import fields
from bot.fields.channel import ChannelField
from bot.fields.choice import ChoiceField
from bot.fields.field import Field, ListedSector, Rest, Unclear
from bot.fields.line import Line
from bot.fields.membership import LANGUAGE, ROLE, CodeField
from bot.fields.mode import ModeField
from bot.fields.money import Money
from bot.fields.organization import EnterpriseField, InstitutionField
from bot.fields.sector import SectorField
from storage.contacts import Channel
from storage.contracts import Mode
from tests.forms.samples import BUFFET, LANGUAGES, NOW, STM, ZONE, reading

FR = LANGUAGES.translator("fr", zone=ZONE, now=NOW)
CATERING = ListedSector("traiteur", "Traiteur", "Catering", ("boîtes à lunch",))


def field_of(alias: Any) -> Field[Any]:  # noqa: ANN401 - an annotation
    field: Field[Any] = alias.__metadata__[0]
    return field


def settled(field: Field[Any], text: str, **others: Any) -> Any:  # noqa: ANN401 - any outcome
    line = Line.of(text)
    read = reading(**others)
    return field.settle(field.find(line, read), Rest(line, line), read)


@pytest.mark.parametrize(
    ("alias", "value", "shown"),
    [
        (
            fields.Amount,
            Money(250_050, approximate=True, tax="extra"),
            "environ 2\u00a0500,50\u00a0$",
        ),
        (fields.Mode, Mode.INVITATION, "Sur invitation"),
        (fields.Institution, 2, "Société de transport de Montréal"),
        (fields.Enterprise, 6, "Buffet Belle Table"),
        (fields.Partners, (fields.Party("Coop A"), fields.Party("B", 5)), "Coop A et B"),
        (fields.OnBehalf, 5, "Coop Le Métier"),
        (fields.Purpose, "boîtes", "boîtes"),
        (fields.PastDay, date(2026, 11, 3), "3 novembre"),
        (fields.FollowUp, date(2027, 1, 15), "15 janvier 2027"),
        (fields.PersonName, "Luc Roy", "Luc Roy"),
        (fields.BuyerRole, "acheteuse", "acheteuse"),
        (fields.Channel, Channel.VISIT, "Visite"),
        (fields.Note, "prix", "prix"),
        (fields.Email, "luc@example.org", "luc@example.org"),
        (fields.Phone, "514 555-0142", "514 555-0142"),
        (fields.Tongue, "en", "Anglais"),
        (fields.Code, "ABCD1234", "ABCD1234"),
    ],
)
def test_value_is_kept_loaded_and_shown(alias: Any, value: Any, shown: str) -> None:  # noqa: ANN401 - any field's
    field = field_of(alias)
    assert field.load(field.dump(value)) == value
    assert field.show(value, reading(), FR).replace("à\u00a0", "à ") == shown


@pytest.mark.parametrize(
    ("alias", "kept"),
    [
        (fields.Amount, {"cents": -1}),
        (fields.Mode, "auction"),
        (fields.Channel, "fax"),
        (fields.PastDay, "2026-02-30"),
        (fields.Partners, [{"name": 3}]),
        (fields.Tongue, "es"),
    ],
)
def test_what_is_no_value_is_refused(alias: Any, kept: Any) -> None:  # noqa: ANN401 - any field's
    with pytest.raises(ValueError, match=r"."):
        field_of(alias).load(kept)


@pytest.mark.parametrize("field", [ModeField(), ChannelField(), ROLE, LANGUAGE])
def test_every_option_can_be_loaded(field: Field[Any]) -> None:
    for option in field.options(reading()):
        assert field.dump(field.load(option.value)) == option.value


def test_enterprises_alone_are_offered_for_an_enterprise() -> None:
    offered = [one.value for one in EnterpriseField().options(reading(enterprise=BUFFET.id))]
    assert offered == [5]
    assert settled(EnterpriseField(), "Buffet Belle Table").value == BUFFET.id


def test_organizations_are_offered_by_the_names_that_are_shown() -> None:
    offered = InstitutionField().options(reading("en", enterprise=BUFFET.id))
    assert [one.label for one in offered][-2:] == [STM.name_fr, "The Loom Co-op"]


@pytest.mark.parametrize("typed", ["gestionnaire", "GESTIONNAIRE", "manager"])
def test_role_is_chosen_in_either_language(typed: str) -> None:
    assert settled(ROLE, typed).value == "manager"


def test_two_choices_are_asked() -> None:
    outcome = settled(LANGUAGE, "français ou anglais")
    assert isinstance(outcome, Unclear)
    assert [one.value for one in outcome.options] == ["fr", "en"]
    assert isinstance(LANGUAGE, ChoiceField)


def test_code_ignores_case_spaces_and_dashes() -> None:
    assert settled(CodeField(), " abcd-12 34 ").value == "ABCD1234"


def test_sector_is_known_by_its_synonyms() -> None:
    assert settled(SectorField(), "Boites a lunch", sectors=(CATERING,)).value == "traiteur"
    assert settled(SectorField(), "déneigement", sectors=(CATERING,)) is None
