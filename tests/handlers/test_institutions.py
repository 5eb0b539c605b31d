"""An institution that nobody knows: asked for, added or merged, and the entry finished."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from bot.cards import Card, Text
from bot.exchange import Press
from storage import organizations, participations, retention, suggestions
from storage.organizations import Kind
from storage.suggestions import Suggestion
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import coordinating, lines

TYPED = "/contract 900 Clinique Zébulon mutual agreement"
CHUM = "University of Montreal Hospital Centre"
LINE = "no. 27, $900, Clinique Zébulon, mutual agreement, November 18"


async def waiting(chat: Chat) -> list[Suggestion]:
    return [*await chat.router.store.read(partial(suggestions.waiting, cohort=CURRENT))]


async def asked(chat: Chat, line: str = TYPED) -> Card:
    """Let Sam ask for an institution, and return what the coordinator is sent."""
    await chat.say(line, "sam")
    await chat.press("Ask to add it", "sam")
    [card] = await chat.mail("dominique")
    return card


async def added(chat: Chat, line: str = TYPED) -> Card:
    """Let the coordinator add it, and return what Sam is sent."""
    await chat.press("Ajouter à la liste", "dominique", await asked(chat, line))
    [card] = await chat.mail("sam")
    return card


async def test_unknown_institution_keeps_the_rest(chat: Chat) -> None:
    card = await chat.say(TYPED, "sam")

    assert card.blocks == (Text("I can’t find “Clinique Zébulon”; the rest is kept."),)
    assert labels(card) == ["Choose from the list", "Ask to add it", "Drop"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Atelier Zibeline", "Atelier Zibeline"),
        ("Fromagerie Zibeline", "Fromagerie Zibeline"),
        ("Chezelle Zibeline", "Chezelle Zibeline"),
        ("at Atelier Zibeline", "Atelier Zibeline"),
        ("chez la Clinique Zébulon", "Clinique Zébulon"),
    ],
)
async def test_unknown_name_is_whole_whatever_it_begins_with(
    chat: Chat, words: str, name: str
) -> None:
    card = await chat.say(f"/contract 900 {words} mutual agreement", "sam")

    assert card.blocks == (Text(f"I can’t find “{name}”; the rest is kept."),)


async def test_list_answers_and_the_rest_is_there(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Choose from the list", "sam")
    card = await chat.press("BRP", "sam")

    line = "no. 27, $900, BRP, mutual agreement, November 18"
    assert card.blocks == (Text(f"Contract logged: {line}. Thank you!"),)


async def test_added_institution_finishes_the_entry(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Ajouter à la liste", "dominique", asked)
    [answer] = await chat.mail("sam")
    card = await chat.press("Finish my entry", "sam", answer)

    line = "no. 27, $900, Clinique Zébulon, mutual agreement, November 18"
    assert card.blocks == (Text(f"Contract logged: {line}. Thank you!"),)


async def test_merged_institution_is_understood_from_then_on(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Relier à une institution", "dominique", asked)
    await chat.say("CHUM", "dominique")
    card = await chat.say(TYPED, "sam")

    line = "no. 27, $900, University of Montreal Hospital Centre, mutual agreement, November 18"
    assert card.blocks == (Text(f"Contract logged: {line}. Thank you!"),)


async def test_whoever_typed_it_is_told_the_name_in_their_language(chat: Chat) -> None:
    await chat.press("Relier à une institution", "dominique", await asked(chat))
    merged = await chat.say("CHUM", "dominique")
    [told] = await chat.mail("sam")

    french = "Centre hospitalier de l’Université de Montréal"
    assert lines(merged) == [f"« Clinique Zébulon » désigne désormais {french}."]
    assert lines(told)[0] == f"“Clinique Zébulon” is now understood: {CHUM}."


async def test_coordinator_reads_in_their_language_what_a_name_means(chat: Chat) -> None:
    await coordinating(chat, "sam")
    await chat.say("/contrat 900 Clinique Zébulon gré à gré", "julie")
    await chat.press("Demander un ajout", "julie")
    [card] = await chat.mail("sam")
    await chat.press("Link to an institution", "sam", card)
    taken = partial(organizations.named, cohort=CURRENT, name="CHUM")
    holder = await chat.router.store.read(taken)
    assert holder is not None
    alias = partial(organizations.add_alias, cohort=CURRENT, organization=holder.id)
    now = chat.router.clock.now()
    await chat.router.store.run(partial(alias, alias="Clinique Zébulon", by=None, now=now))

    refused = await chat.say("STM", "sam")
    assert lines(refused) == [f"“Clinique Zébulon” already names {CHUM}."]
    await chat.press("Link to an institution", "sam", card)
    merged = await chat.say("CHUM", "sam")
    assert lines(merged) == [f"“Clinique Zébulon” is understood as {CHUM} from now on."]


async def test_declined_institution_is_told(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Refuser", "dominique", asked)
    [answer] = await chat.mail("sam")

    assert labels(answer) == []


async def test_finished_entry_is_finished_once(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Ajouter à la liste", "dominique", asked)
    [answer] = await chat.mail("sam")
    await chat.press("Finish my entry", "sam", answer)
    card = await chat.press("Finish my entry", "sam", answer)

    assert "Contract logged" not in str(card)


async def test_added_institution_stays_in_its_cohort(chat: Chat) -> None:
    await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam")
    [asked] = await chat.mail("dominique")
    await chat.press("Ajouter à la liste", "dominique", asked)
    await chat.say("/cohorte Montréal 2016-2017", "dominique")
    card = await chat.say("/contrat 900 Clinique Zébulon gré à gré", "dominique")

    assert "Demander un ajout" in labels(card)


async def test_same_words_asked_twice_are_one_request(chat: Chat) -> None:
    await asked(chat)
    await chat.say("/contrat 700 Clinique ZEBULON gré à gré", "julie")
    await chat.press("Demander un ajout", "julie")

    assert await chat.mail("dominique") == []


async def test_equal_requests_are_settled_together_and_each_entry_is_finished(chat: Chat) -> None:
    card = await asked(chat)
    await chat.say("/contrat 700 Clinique ZEBULON gré à gré", "julie")
    await chat.press("Demander un ajout", "julie")
    await chat.press("Ajouter à la liste", "dominique", card)
    assert await waiting(chat) == []

    [told] = await chat.mail("julie")
    logged = await chat.press("Terminer ma saisie", "julie", told)
    assert "Clinique Zébulon" in str(logged.blocks)
    [told] = await chat.mail("sam")
    logged = await chat.press("Finish my entry", "sam", told)
    assert "Contract logged" in str(logged.blocks)


async def test_one_entry_asks_once(chat: Chat) -> None:
    question = await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam", question)
    await chat.press("Ask to add it", "sam", question)

    assert len(await waiting(chat)) == 1


@pytest.mark.parametrize("words", [" ", "…", "Nothing that was asked", "x" * 200])
async def test_forged_request_is_refused(chat: Chat, words: str) -> None:
    card = await chat.say(TYPED, "sam")
    number = card.buttons[0].data.split(":")[1]
    for person in ("sam", "julie"):
        await chat.send(chat.request(Press(f"suggest:{number}:{words}"), person))

    assert await waiting(chat) == []


async def test_entry_is_finished_after_its_draft_is_gone(chat: Chat) -> None:
    card = await asked(chat)
    clock, store = chat.router.clock, chat.router.store
    clock.move_to(clock.now() + timedelta(days=3))
    await store.run(partial(retention.purge, now=clock.now()))
    await chat.press("Ajouter à la liste", "dominique", card)
    [told] = await chat.mail("sam")
    logged = await chat.press("Finish my entry", "sam", told)

    assert "Contract logged" in str(logged.blocks)


async def test_entry_logged_otherwise_meanwhile_is_not_logged_again(chat: Chat) -> None:
    question = await chat.say(TYPED, "sam")
    await chat.press("Ask to add it", "sam", question)
    await chat.press("Choose from the list", "sam", question)
    await chat.press("BRP", "sam")
    [card] = await chat.mail("dominique")
    clock, store = chat.router.clock, chat.router.store
    clock.move_to(clock.now() + timedelta(days=3))
    await store.run(partial(retention.purge, now=clock.now()))
    await chat.press("Ajouter à la liste", "dominique", card)

    [told] = await chat.mail("sam")
    assert labels(told) == []


async def test_name_known_by_now_is_not_added_again(chat: Chat) -> None:
    card = await asked(chat)
    store, now = chat.router.store, chat.router.clock.now()
    known = await store.run(
        partial(
            organizations.add,
            cohort=CURRENT,
            kind=Kind.INSTITUTION,
            name_fr="CLINIQUE ZEBULON",
            now=now,
        )
    )
    await chat.press("Ajouter à la liste", "dominique", card)
    [told] = await chat.mail("sam")

    found = await store.read(partial(participations.directory, cohort=CURRENT))
    named = [one.organization.id for one in found if "ZEBULON" in one.organization.name_fr.upper()]
    assert named == [known.id]
    assert labels(told) == ["Finish my entry"]


async def test_finishing_twice_logs_a_contact_once(chat: Chat) -> None:
    told = await added(chat, "/contact Ann Example at Clinique Zébulon email")
    await chat.press("Finish my entry", "sam", told)
    card = await chat.press("Finish my entry", "sam", told)

    when = "Wednesday, November 18 at 10:00\N{NO-BREAK SPACE}a.m."
    assert card == Card(blocks=(Text(f"You finished this entry on {when}"),))


async def test_unknown_organization_of_an_invitation_is_never_asked_for(chat: Chat) -> None:
    card = await chat.say("/inviter gestionnaire Clinique Zébulon", "dominique")

    assert "Demander un ajout" not in labels(card)
