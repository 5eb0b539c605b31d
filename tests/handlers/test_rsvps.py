"""Answers to an event: places, a waiting list, and copies that show the count."""

from __future__ import annotations

from bot.cards import Card, Fields
from storage.consents import Category
from storage.db import Session
from storage.events import EVENT
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import ADD, LINE, SAID, TOLD, announced, asked_for, lines, move
from tests.handlers.statements import asked

ONE_PLACE = LINE.replace("20 places", "1 place")


async def invited(chat: Chat, line: str = LINE) -> None:
    """Announce an event to Julie, Sam and Mireille, who open it."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    await announced(chat, line)
    await chat.mail("julie")
    for key in ("julie", "sam", "mireille"):
        listed = await chat.say("/evenements", key)
        await chat.press("Répondre à un appel d'offres", key, listed)


async def leave(chat: Chat, name: str) -> Card:
    """Let Dominique end someone's membership."""
    await chat.say("/cohorte", "dominique")
    listed = await chat.press("Voir les membres", "dominique")
    await chat.press(next(one for one in labels(listed) if one.startswith(name)), "dominique")
    await chat.press("Retirer de la cohorte", "dominique")
    return await chat.press("Retirer maintenant", "dominique")


async def rejoin(chat: Chat, key: str) -> None:
    """Let someone come back by a new code of Dominique's."""
    invitation = await chat.say("/inviter gestionnaire Traiteur Fleur de Chaudron", "dominique")
    code = next(block for block in invitation.blocks if isinstance(block, Fields)).rows[0][1]
    await chat.say(f"/code {code}", key)


async def test_answer_is_noted_and_every_copy_shows_the_count(chat: Chat) -> None:
    await invited(chat)
    await chat.mail("sam")
    noted = await chat.press("Oui", "julie")
    [copy] = await chat.mail("sam")
    [own] = await chat.mail("julie")

    assert lines(noted) == [f"C’est noté : Oui, {TOLD}.", f"{ADD} | Peut-être | Non"]
    assert lines(copy)[2] == "1/20, 19 places left. Will you be there?"
    assert lines(own)[2:4] == ["1/20, 19 places libres. Serez-vous là?", "Votre réponse : Oui"]


async def test_answer_can_change(chat: Chat) -> None:
    await invited(chat)
    await chat.press("Yes", "sam")
    changed = await chat.press("Maybe", "sam")
    listed = await chat.say("/events", "sam")

    assert lines(changed) == [f"New answer: Maybe, {SAID}.", "Yes | No"]
    assert lines(listed)[1] == f"{SAID} · 0/20 · Maybe"


async def test_full_event_makes_people_wait_in_order(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    await chat.press("Oui", "julie")
    opened = chat.seen["sam"]
    first = await chat.press("Yes", "sam")
    second = await chat.press("Oui", "mireille")
    again = await chat.press("Yes", "sam", opened)

    assert lines(first) == ["It’s full. Waiting list: position 1.", "Maybe | No"]
    assert lines(second) == ["C’est complet. Liste d’attente : rang 2.", "Peut-être | Non"]
    assert lines(again) == lines(first)


async def test_full_event_offers_to_wait_to_who_has_no_place(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    opened = await chat.press("Non", "mireille")
    await chat.press("Oui", "julie")
    await chat.say("/events", "sam")
    full = await chat.press("Répondre à un appel d'offres", "sam")
    listed = await chat.say("/evenements", "mireille")
    refused = await chat.press("Répondre à un appel d'offres", "mireille", listed)
    waits = await chat.press("Attendre une place", "mireille")
    waiting = await chat.press("Répondre à un appel d'offres", "mireille", listed)

    assert lines(opened)[-1] == "Oui | Peut-être"
    assert lines(full)[2:] == [
        "1/1, full. Do you want to wait for a place?",
        "Wait for a place | Maybe | No",
    ]
    assert lines(refused)[2:] == [
        "1/1, c’est complet. Voulez-vous attendre une place?",
        "Votre réponse : Non",
        "Attendre une place | Peut-être | Non",
    ]
    assert lines(waits) == ["C’est complet. Liste d’attente : rang 1.", "Peut-être | Non"]
    assert lines(waiting)[2:] == [
        "1/1, c’est complet, 1 personne en attente.",
        "Votre réponse : Liste d’attente",
        "Peut-être | Non",
    ]


async def test_who_waits_can_take_a_place_that_is_free(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    await chat.press("Oui", "julie")
    await chat.press("Yes", "sam")

    def enlarge(db: Session) -> None:
        db.execute(EVENT.update().where(EVENT.c.capacity == 1).values(capacity=2))

    await chat.router.store.run(enlarge)
    listed = await chat.say("/events", "sam")
    waiting = await chat.press("Répondre à un appel d'offres", "sam", listed)
    taken = await chat.press("Yes", "sam")

    assert lines(waiting)[2:] == [
        "1/2, 1 place left. Will you be there?",
        "Your answer: Waiting list",
        "Yes | Maybe | No",
    ]
    assert lines(taken)[0] == f"New answer: Yes, {SAID}."


async def test_full_event_says_how_many_wait_once_somebody_does(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    await chat.press("Oui", "julie")
    [full] = await chat.mail("julie")
    await chat.press("Yes", "sam")
    move(chat, "2026-11-18 10:01")
    [waited] = await chat.mail("julie")

    assert lines(full)[2] == "1/1, c’est complet. Serez-vous là?"
    assert lines(waited)[2] == "1/1, c’est complet, 1 personne en attente. Serez-vous là?"


async def test_freed_place_goes_to_who_waits_first_and_they_are_told(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    noted = await chat.press("Oui", "julie")
    await chat.press("Yes", "sam")
    await chat.press("Oui", "mireille")
    await chat.mail("sam")
    await chat.press("Non", "julie", noted)
    told = await chat.mail("sam")

    assert [lines(one) for one in told if "place opened" in lines(one)[0]] == [
        [f"A place opened up, it’s yours! {SAID}.", "Keep my place | Give up my place"]
    ]
    assert [one for one in await chat.mail("mireille") if "libérée" in lines(one)[0]] == []


async def test_place_of_who_leaves_the_cohort_goes_to_who_waits(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    await chat.press("Oui", "julie")
    await chat.press("Yes", "sam")
    await chat.mail("sam")
    await leave(chat, "Julie Bouchard")
    told = await chat.mail("sam")
    listed = await chat.say("/events", "sam")

    place = f"A place opened up, it’s yours! {SAID}."
    assert [one for one in map(lines, told) if one[0] == place] != []
    assert lines(listed)[1] == f"{SAID} · 1/1 · Yes"


async def test_who_is_taken_back_is_counted_again(chat: Chat) -> None:
    await invited(chat)
    await chat.press("Oui", "julie")
    ended = await leave(chat, "Julie Bouchard")
    away = await chat.say("/events", "sam")
    await chat.press("Faire revenir", "dominique", ended)
    back = await chat.say("/events", "sam")

    assert [lines(one)[1] for one in (away, back)] == [f"{SAID} · 0/20", f"{SAID} · 1/20"]


async def test_who_is_taken_back_waits_when_their_place_was_given(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    await chat.press("Oui", "julie")
    await chat.press("Yes", "sam")
    ended = await leave(chat, "Julie Bouchard")
    await chat.press("Faire revenir", "dominique", ended)
    sam = await chat.say("/events", "sam")
    julie = await chat.say("/evenements", "julie")

    assert lines(sam)[1] == f"{SAID} · 1/1 · Yes"
    assert lines(julie)[1] == f"{TOLD} · 1/1 · Liste d’attente"


async def test_who_comes_back_by_a_code_waits_when_their_place_was_given(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    await chat.press("Oui", "julie")
    await chat.press("Yes", "sam")
    await leave(chat, "Julie Bouchard")
    await rejoin(chat, "julie")
    julie = await chat.say("/evenements", "julie")

    assert lines(julie)[1] == f"{TOLD} · 1/1 · Liste d’attente"


async def test_who_comes_back_by_a_code_gets_the_place_that_is_free(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    noted = await chat.press("Oui", "julie")
    await chat.press("Yes", "sam")
    await chat.mail("sam")
    await leave(chat, "Sam")
    await chat.press("Non", "julie", noted)
    await rejoin(chat, "sam")
    told = await chat.mail("sam")
    listed = await chat.say("/events", "sam")

    place = [f"A place opened up, it’s yours! {SAID}.", "Keep my place | Give up my place"]
    assert place in [lines(one) for one in told]
    assert lines(listed)[1] == f"{SAID} · 1/1 · Yes"


async def test_reminder_to_decide_shows_the_count_with_who_is_back(chat: Chat) -> None:
    await invited(chat)
    await chat.press("Oui", "julie")
    move(chat, "2026-11-19 09:05")
    await chat.mail("sam")
    await leave(chat, "Julie Bouchard")
    move(chat, "2026-11-19 09:10")
    without = await chat.mail("sam")
    await rejoin(chat, "julie")
    move(chat, "2026-11-19 09:15")
    back = await chat.mail("sam")

    asked = "19 places left. Will you be there?"
    undecided = "You have not decided yet."
    assert [lines(one)[2:4] for one in without if undecided in lines(one)] == [
        ["0/20, 20 places left. Will you be there?", undecided]
    ]
    assert [lines(one)[2:4] for one in back if undecided in lines(one)] == [
        [f"1/20, {asked}", undecided]
    ]


async def test_place_given_up_goes_to_the_next(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    noted = await chat.press("Oui", "julie")
    await chat.press("Yes", "sam")
    await chat.press("Oui", "mireille")
    await chat.press("Non", "julie", noted)
    await chat.mail("julie")
    told = next(one for one in await chat.mail("sam") if "place opened" in lines(one)[0])
    kept = await chat.press("Keep my place", "sam", told)
    given = await chat.press("Give up my place", "sam", told)
    listed = await chat.say("/evenements", "mireille")

    assert lines(kept)[0] == f"Noted: Yes, {SAID}."
    assert lines(given)[0] == f"New answer: No, {SAID}."
    assert lines(listed)[1] == f"{TOLD} · 1/1 · Oui"


async def test_place_given_up_before_the_news_leaves_is_not_told(chat: Chat) -> None:
    await invited(chat, ONE_PLACE)
    noted = await chat.press("Oui", "julie")
    waiting = await chat.press("Yes", "sam")
    await chat.mail("sam")
    await chat.press("Non", "julie", noted)
    await chat.press("No", "sam", waiting)

    assert [one for one in await chat.mail("sam") if "place opened" in lines(one)[0]] == []


async def test_event_that_is_over_takes_no_answer(chat: Chat) -> None:
    await invited(chat)
    move(chat, "2026-11-26 17:00")
    late = await chat.press("Oui", "julie")

    assert lines(late) == ["Cet événement a eu lieu le jeudi 26 novembre à 14 h."]


async def test_card_reads_the_answers_once(chat: Chat) -> None:
    await invited(chat)
    listed = await chat.say("/events", "sam")
    with asked() as statements:
        await chat.press("Répondre à un appel d'offres", "sam", listed)

    reads = [one for one, _ in statements if "FROM rsvp" in one]
    assert ["count(" in one for one in reads] == [True, False]


async def test_own_events_come_first(chat: Chat) -> None:
    await invited(chat)
    await asked_for(chat, Category.VISIT, "mireille")
    await announced(chat, "visite Chez Folio, jeudi 9h, Sherbrooke")
    listed = await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam", listed)
    await chat.press("Yes", "sam")
    card = await chat.say("/events", "sam")

    sooner = "Chez Folio, Thursday, November 19 at 9:00 a.m., Sherbrooke · 0 people coming"
    assert lines(listed)[1:3] == [sooner, f"{SAID} · 0/20"]
    assert lines(card)[1:3] == [f"{SAID} · 1/20 · Yes", sooner]
