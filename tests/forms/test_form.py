"""A form: what it takes from words, what it asks, and how an answer goes on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import pytest

from bot.fields import Money, Option, Party
from bot.fields.field import Found, Outcome, Reading, Rest, Span
from bot.fields.text import NoteField
from bot.forms import Asking, Filled, Form, Refused, Result
from bot.i18n import Phrase
from storage.contacts import Channel
from storage.contracts import Mode
from tests.forms.samples import (
    BUFFET,
    CAISSE,
    CHUS,
    CONTACT,
    CONTRACT,
    DESJARDINS,
    LANGUAGES,
    LOOM,
    NOW,
    STM,
    WEDNESDAY,
    ZONE,
    reading,
)

FR = LANGUAGES.translator("fr", zone=ZONE, now=NOW)


def asked(result: Result) -> Asking:
    assert isinstance(result, Asking), result
    return result


def filled(result: Result) -> Filled:
    assert isinstance(result, Filled), result
    return result


def test_whole_line_fills_the_handlers_arguments() -> None:
    result = filled(CONTRACT.read("2 500 $ CHUS gré à gré buanderie hier", reading()))
    assert result.values == {
        "amount": Money(250_000),
        "institution": CHUS.id,
        "mode": Mode.MUTUAL,
        "purpose": "buanderie",
        "on": WEDNESDAY.replace(day=17),
        "partners": (),
        "on_behalf_of": None,
    }


def test_unsaid_day_is_today() -> None:
    assert filled(CONTRACT.read("2500 CHUS gag", reading())).values["on"] == WEDNESDAY


def test_what_was_kept_survives_as_json() -> None:
    result = filled(CONTRACT.read("~2500 + tx CHUS gag avec Coop X hier", reading()))
    again = filled(CONTRACT.complete(result.kept, reading()))
    assert (again.values, again.kept) == (result.values, result.kept)


def test_missing_mode_is_asked_with_what_was_understood() -> None:
    question = asked(CONTRACT.read("2500 CHUS", reading()))
    assert question.why == Phrase(
        "I understood {amount} and {institution}. How was it awarded?",
        {"amount": Money(250_000), "institution": CHUS.name_fr},
    )
    assert [one.value for one in question.options] == ["gre_a_gre", "invitation", "public"]


def test_pressed_option_goes_on_to_the_next_question_and_to_the_end() -> None:
    first = asked(CONTRACT.read("2 50 CHUS AO 2026-02-30", reading()))
    second = asked(CONTRACT.resume(first.kept, "amount", first.options[1], reading()))
    third = asked(CONTRACT.resume(second.kept, "mode", second.options[0], reading()))
    last = filled(CONTRACT.resume(third.kept, "on", "hier", reading()))
    assert [first.slot.name, second.slot.name, third.slot.name] == ["amount", "mode", "on"]
    assert last.values["amount"] == Money(250_000)
    assert last.values["mode"] is Mode.INVITATION
    assert last.values["on"] == WEDNESDAY.replace(day=17)


def test_typed_words_answer_when_they_fit() -> None:
    question = asked(CONTRACT.read("2500 gag", reading()))
    answered = filled(CONTRACT.resume(question.kept, "institution", "la STM", reading()))
    assert answered.values["institution"] == STM.id


@pytest.mark.parametrize("words", ["bonjour", "3000 STM invitation traiteur", "🙂"])
def test_words_that_do_not_answer_are_left_for_another_reading(words: str) -> None:
    question = asked(CONTRACT.read("CHUS gag", reading()))
    answer = CONTRACT.resume(question.kept, "amount", words, reading())
    assert isinstance(answer, Refused)
    assert answer.kind == "unfit"


def test_answer_that_can_not_be_taken_asks_again_and_says_why() -> None:
    question = asked(CONTRACT.read("CHUS gag", reading()))
    again = asked(CONTRACT.resume(question.kept, "amount", "-5", reading()))
    assert again.why == Phrase("An amount must be more than zero.")
    assert again.kept == question.kept


def test_unusual_amount_is_confirmed_before_it_counts() -> None:
    question = asked(CONTRACT.read("1,2 M$ CHUS AOP", reading()))
    assert question.why == Phrase("Is the amount really {amount}?", {"amount": Money(120_000_000)})
    for answer in (question.options[0], "oui"):
        result = filled(CONTRACT.resume(question.kept, "amount", answer, reading()))
        assert result.values["amount"] == Money(120_000_000)


def test_value_whose_field_can_not_ask_for_a_second_look_is_not_taken_without_one() -> None:
    class Hesitant(NoteField):
        def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
            taken = super().settle(spans, rest, reading)
            assert isinstance(taken, Found)
            return replace(taken, confirm=True)

    def note(ctx: object, words: Annotated[str, Hesitant()]) -> None: ...

    with pytest.raises(TypeError, match="words is to be confirmed, and cannot ask for it"):
        Form.of(note).read("Musée", reading())


def test_near_name_is_confirmed_even_after_another_question() -> None:
    first = asked(CONTRACT.read("2 50 chuss gag", reading()))
    second = asked(CONTRACT.resume(first.kept, "amount", "250 $", reading()))
    assert second.why == Phrase("Did you mean {institution}?", {"institution": CHUS.name_fr})
    last = filled(CONTRACT.resume(second.kept, "institution", second.options[0], reading()))
    assert last.values["institution"] == CHUS.id
    assert "?" not in last.kept


def test_unknown_institution_keeps_the_words_and_the_rest() -> None:
    question = asked(CONTRACT.read("2500 Cirque du Soleil gag", reading()))
    assert question.why == Phrase(
        "I can’t find “{typed}”; the rest is kept.", {"typed": "Cirque du Soleil"}
    )
    assert [one.value for one in question.options] == [
        {"choose": True},
        {"suggest": "Cirque du Soleil"},
    ]
    assert question.kept["institution"] == {"unread": "Cirque du Soleil"}


def test_name_that_participants_share_is_asked() -> None:
    question = asked(CONTRACT.read("2500 Desjardins gag", reading()))
    assert [one.value for one in question.options] == [CAISSE.id, DESJARDINS.id]


def test_enterprise_can_buy_but_never_from_itself() -> None:
    bought = filled(CONTRACT.read("2500 Buffet Belle Table gag", reading()))
    assert bought.values["institution"] == BUFFET.id
    own = reading(enterprise=BUFFET.id)
    assert asked(CONTRACT.read("2500 Buffet Belle Table gag", own)).slot.name == "institution"


def test_institution_goes_before_an_enterprise() -> None:
    result = filled(CONTRACT.read("2500 Buffet Belle Table CHUS gag", reading()))
    assert result.values["institution"] == CHUS.id


def test_enterprise_after_avec_is_a_partner() -> None:
    result = filled(CONTRACT.read("2500 CHUS gag avec Le Métier et Coop Inconnue", reading()))
    assert result.values["partners"] == (
        Party(LOOM.name_fr, LOOM.id),
        Party("Coop Inconnue"),
    )
    known = filled(CONTRACT.read("2500 CHUS gag avec Métier et Buffet Belle Table", reading()))
    assert known.values["partners"] == (
        Party(LOOM.name_fr, LOOM.id),
        Party(BUFFET.name_fr, BUFFET.id),
    )


def test_institution_after_avec_is_the_buyer() -> None:
    assert filled(CONTRACT.read("2500 avec la STM gag", reading())).values["institution"] == STM.id


def test_on_behalf_of_counts_only_for_who_may_act_for_others() -> None:
    line = "2500 CHUS gag pour Buffet Belle Table"
    coordinator = reading(may_act_for_others=True)
    assert filled(CONTRACT.read(line, coordinator)).values["on_behalf_of"] == BUFFET.id
    mine = filled(CONTRACT.read(line, reading()))
    assert mine.values["on_behalf_of"] is None
    assert mine.values["purpose"] == "Buffet Belle Table"


def test_unlisted_enterprise_to_act_for_is_asked() -> None:
    line = "2500 CHUS gag au nom de Coop Inconnue"
    question = asked(CONTRACT.read(line, reading(may_act_for_others=True)))
    assert (question.slot.name, question.typed) == ("on_behalf_of", "Coop Inconnue")


def test_name_or_institution_fills_both_when_answered() -> None:
    directory = replace(STM, name_fr="Collège de Rosemont", aliases=("Rosemont",), acronym="")
    people = reading(directory=type(reading().directory)((directory,)))
    question = asked(CONTACT.read("Paul Rosemont rencontre", people))
    whole, name = question.options
    result = filled(CONTACT.resume(question.kept, "institution", whole, people))
    assert (result.values["person"], result.values["institution"]) == ("Paul", STM.id)
    next_one = asked(CONTACT.resume(question.kept, "institution", name, people))
    assert (next_one.slot.name, next_one.kept["person"]) == ("institution", "Paul Rosemont")


def test_contact_fills_its_arguments() -> None:
    line = "Luc Roy STM acheteur appel luc@example.org 514 555-0142 relancer le 15 janvier"
    result = filled(CONTACT.read(line, reading()))
    assert result.values == {
        "person": "Luc Roy",
        "institution": STM.id,
        "channel": Channel.CALL,
        "role": "acheteur",
        "on": WEDNESDAY,
        "note": "",
        "email": "luc@example.org",
        "phone": "514 555-0142",
        "follow_up": WEDNESDAY.replace(year=2027, month=1, day=15),
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [("", "empty"), ("🙂", "empty"), ("abc CHUS gag", "unreadable"), ("-2 CHUS gag", "unreadable")],
)
def test_refusal_says_of_what_kind_it_is(text: str, kind: str) -> None:
    refusal = CONTRACT.read(text, reading())
    assert isinstance(refusal, Refused)
    assert refusal.kind == kind


def test_contract_typed_as_a_contact_is_told_so() -> None:
    refusal = CONTACT.read("2500 CHUS gré à gré", reading())
    assert isinstance(refusal, Refused)
    assert refusal.kind == "other"


def test_refusal_for_want_of_words_names_what_is_needed() -> None:
    refusal = CONTRACT.read("", reading())
    assert isinstance(refusal, Refused)
    assert (
        FR(refusal.why)
        == "Rien à noter encore\N{NO-BREAK SPACE}: il faut montant, institution et mode."
    )


def test_kept_values_that_are_no_longer_any_are_asked_anew() -> None:
    stale = {"amount": {"cents": -5}, "institution": CHUS.id, "mode": "gre_a_gre"}
    assert asked(CONTRACT.complete(stale, reading())).slot.name == "amount"


def test_sheet_option_replaces_a_value() -> None:
    kept = filled(CONTRACT.read("2500 CHUS gag", reading())).kept
    changed = CONTRACT.resume(kept, "mode", Option("", "public"), reading())
    assert filled(changed).values["mode"] is Mode.PUBLIC
