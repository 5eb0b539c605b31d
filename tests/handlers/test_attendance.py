"""After an event: who came, walk-ins, people from outside, thanks, and what it led to."""

from __future__ import annotations

from functools import partial

from bot.cards import Card, Choices
from bot.exchange import Press
from storage import contacts, contracts, events
from storage.consents import Category
from storage.contracts import Contract
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.confirming import left
from tests.handlers.hosting import CHUS, LINE, TOLD, announced, asked_for, lines, move, newest

AFTER = "2026-11-26 16:31"
THANKS = "Grâce à l’événement « Répondre à un appel d'offres » (26 novembre)."


async def held(chat: Chat) -> Card:
    """Announce an event to which Julie says yes; let it pass, and return the question."""
    await asked_for(chat, Category.TRAINING, "sam")
    await announced(chat)
    [invitation] = await chat.mail("julie")
    await chat.press("Oui", "julie", invitation)
    move(chat, AFTER)
    [asked] = [one for one in await chat.mail("dominique") if "Qui est venu" in str(one)]
    chat.outlet.sent.clear()
    return asked


def listed(card: Card) -> Choices:
    return next(one for one in card.blocks if isinstance(one, Choices))


async def roll(chat: Chat) -> Card:
    return await chat.press("Cocher les présences", "dominique", await held(chat))


async def followed_up(chat: Chat) -> Card:
    """Thank those who came; return the question that Julie is asked a month later."""
    await roll(chat)
    await chat.press("Cocher tout le monde", "dominique")
    await chat.press("Remercier", "dominique")
    move(chat, "2026-12-26 09:01")
    [*_, asked] = await chat.mail("julie")
    return asked


async def logged(chat: Chat, number: int) -> Contract | None:
    find = partial(contracts.by_number, cohort=CURRENT, number=number)
    return await chat.router.store.read(find)


async def test_host_is_asked_who_came_once_it_is_over(chat: Chat) -> None:
    asked = await held(chat)

    assert lines(asked) == [f"Qui est venu? {TOLD}.", "Cocher les présences"]


async def test_name_is_ticked_and_unticked(chat: Chat) -> None:
    card = await roll(chat)
    ticked = await chat.press("Julie Bouchard", "dominique")
    again = await chat.press("Julie Bouchard, sur place", "dominique")

    assert lines(card)[:3] == ["Présences", TOLD, "0 personne sur place. 0 de l’extérieur."]
    assert lines(ticked)[2] == "1 personne sur place. 0 de l’extérieur."
    assert lines(again)[2] == lines(card)[2]


async def test_name_pressed_by_two_stays_ticked(chat: Chat) -> None:
    card = await roll(chat)
    await chat.press("Julie Bouchard", "dominique", card)
    twice = await chat.press("Julie Bouchard", "dominique", card)

    assert lines(twice)[2] == "1 personne sur place. 0 de l’extérieur."


async def test_who_came_and_left_the_cohort_since_can_be_unticked(chat: Chat) -> None:
    await roll(chat)
    ticked = await chat.press("Julie Bouchard", "dominique")
    await left(chat, "julie")
    again = await chat.press("Julie Bouchard, sur place", "dominique", ticked)

    assert lines(again)[2] == "0 personne sur place. 0 de l’extérieur."


async def test_tick_that_does_not_say_whether_one_came_is_refused(chat: Chat) -> None:
    card = await roll(chat)
    key, event, person, others, *_ = listed(card).options[0].data.split(":")
    forged = Press(f"{key}:{event}:{person}:{others}")

    assert lines(await chat.send(chat.request(forged, "dominique"))) == ["Ce bouton ne sert plus."]


async def test_page_of_a_long_roll_stays_open(chat: Chat) -> None:
    card = await roll(chat)
    turned = await chat.send(chat.request(Press(f"{listed(card).turn.data}:1"), "dominique"))
    ticked = await chat.press("Julie Bouchard", "dominique", turned)

    assert (listed(turned).page, listed(ticked).page) == (1, 1)


async def test_walk_in_is_added(chat: Chat) -> None:
    await roll(chat)
    asked = await chat.press("Ajouter quelqu’un", "dominique")
    added = await chat.press("Mireille Gagnon", "dominique", asked)

    assert "Julie Bouchard" not in labels(asked)
    assert lines(added)[2] == "1 personne sur place. 0 de l’extérieur."
    assert labels(added)[:2] == ["Julie Bouchard", "Mireille Gagnon, sur place"]


async def test_people_from_outside_are_a_number(chat: Chat) -> None:
    before = await chat.router.store.read(partial(events.totals, cohort=CURRENT))
    await roll(chat)
    await chat.press("Cocher tout le monde", "dominique")
    await chat.press("Compter les externes", "dominique")
    card = await chat.say("12 personnes", "dominique")
    totals = await chat.router.store.read(partial(events.totals, cohort=CURRENT))

    assert lines(card)[2] == "13 personnes sur place. 12 de l’extérieur."
    assert (totals.activities, totals.people) == (before.activities + 1, before.people + 13)


async def test_number_of_people_is_asked_again_of_words_that_are_none(chat: Chat) -> None:
    await roll(chat)
    asked = await chat.press("Compter les externes", "dominique")
    again = await chat.say("beaucoup", "dominique")
    counted = await chat.say("12", "dominique")

    assert lines(again) == ["« beaucoup » ne répond pas à la question.", *lines(asked)]
    assert lines(counted)[2] == "12 personnes sur place. 12 de l’extérieur."


async def test_number_of_people_that_may_be_several_is_asked_with_buttons(chat: Chat) -> None:
    await roll(chat)
    await chat.press("Compter les externes", "dominique")
    limit = await chat.say("jusqu’à 20", "dominique")
    two = await chat.say("entre 10 et 12", "dominique")
    counted = await chat.press("10", "dominique")

    assert labels(limit) == ["20", "Abandonner"]
    assert lines(two) == [
        "« entre 10 et 12 » peut désigner plus d’un nombre de personnes. Combien sont venues?",
        "10 | 12 | Abandonner",
    ]
    assert lines(counted)[2] == "10 personnes sur place. 10 de l’extérieur."


async def test_those_who_came_are_thanked_once(chat: Chat) -> None:
    await roll(chat)
    card = await chat.press("Cocher tout le monde", "dominique")
    thanked = await chat.press("Remercier", "dominique", card)
    again = await chat.press("Remercier", "dominique", card)
    await chat.press("Ajouter quelqu’un", "dominique", card)
    more = await chat.press("Mireille Gagnon", "dominique")
    late = await chat.press("Remercier", "dominique", more)

    assert lines(thanked) == ["1 personne est remerciée."]
    assert lines(again) == ["Les personnes présentes ont déjà été remerciées."]
    assert lines(late) == ["1 personne est remerciée."]
    assert [lines(one) for one in await chat.mail("julie")] == [
        [f"Merci de votre présence : {TOLD}."]
    ]


async def test_sellers_are_asked_later_what_it_led_to(chat: Chat) -> None:
    await roll(chat)
    await chat.press("Cocher tout le monde", "dominique")
    await chat.press("Remercier", "dominique")
    await chat.mail("julie")
    asked = []
    for day in ("2026-12-26 09:01", "2027-02-24 09:01"):
        move(chat, day)
        asked += await chat.mail("julie")

    told = TOLD.replace("26 novembre", "26 novembre 2026")
    assert [lines(one)[0] for one in asked] == [
        f"Cet événement a-t-il mené à quelque chose? {TOLD}.",
        f"Cet événement a-t-il mené à quelque chose? {told}.",
    ]


async def test_question_of_what_it_led_to_is_not_late_where_thanks_came_after_it(
    chat: Chat,
) -> None:
    await roll(chat)
    await chat.press("Cocher tout le monde", "dominique")
    move(chat, "2026-12-27 12:00")
    await chat.press("Remercier", "dominique")
    asked = [one for one in await chat.mail("julie") if "mené" in str(one)]

    told = [f"Cet événement a-t-il mené à quelque chose? {TOLD}."]
    assert [lines(one)[:-1] for one in asked] == [told]


async def test_answer_opens_a_contact_with_the_day_of_the_event(chat: Chat) -> None:
    asked = await followed_up(chat)
    opened = await chat.press("Noter un contact", "julie", asked)
    await chat.say("Anne Exemple", "julie")
    card = await chat.say("CHUS", "julie")
    found = await chat.router.store.read(partial(contacts.by_number, cohort=CURRENT, number=41))

    assert lines(opened) == [THANKS, "Avec qui étiez-vous en contact?", "Abandonner"]
    assert lines(card) == [
        (
            f"Contact noté : Anne Exemple, {CHUS}, rencontre, le 26 novembre. "
            "Son nom reste entre votre EÉS et la coordination."
        ),
        THANKS,
        "Note: Répondre à un appel d'offres",
        "Corriger | Annuler",
    ]
    assert found is not None
    assert (found.person_name, str(found.met_on), found.note) == (
        "Anne Exemple",
        "2026-11-26",
        "Répondre à un appel d'offres",
    )
    assert found.event_id == (await newest(chat)).id


async def test_contact_that_an_event_led_to_stands_beside_one_like_it(chat: Chat) -> None:
    asked = await followed_up(chat)
    said = "acheteuse, rencontre, 26 novembre, note : Répondre à un appel d'offres"
    await chat.say(f"/contact Anne Exemple, CHUS, {said}", "julie")
    await chat.press("Noter un contact", "julie", asked)
    await chat.say("Anne Exemple", "julie")
    card = await chat.say("CHUS", "julie")
    found = await chat.router.store.read(partial(contacts.by_number, cohort=CURRENT, number=42))

    assert (lines(card)[1], found and found.event_id) == (THANKS, (await newest(chat)).id)
    await chat.press("Annuler", "julie", card)
    restored = await chat.press("Rétablir", "julie")
    corrected = await chat.say("acheteuse", "julie", replied=restored)
    assert lines(restored)[0].startswith("Contact rétabli")
    assert lines(corrected)[0].startswith("Contact corrigé")


async def test_contract_is_kept_with_the_event_that_led_to_it(chat: Chat) -> None:
    asked = await followed_up(chat)
    opened = await chat.press("Noter un contrat", "julie", asked)
    await chat.say("2500", "julie")
    await chat.say("CHUS", "julie")
    card = await chat.say("gré à gré", "julie")
    found = await logged(chat, 27)

    assert lines(opened) == [THANKS, "Quel est le montant?", "Abandonner"]
    assert lines(card) == [
        f"Contrat noté : n° 27, 2 500 $, {CHUS}, gré à gré, le 26 décembre. Merci!",
        THANKS,
        "Corriger | Annuler",
    ]
    assert found is not None
    assert found.event_id == (await newest(chat)).id


async def test_first_of_two_contracts_of_an_event_stays_offered_once_the_second_is_logged(
    chat: Chat,
) -> None:
    asked = await followed_up(chat)
    await chat.press("Noter un contrat", "julie", asked)
    first = await chat.say("2500", "julie")
    await chat.press("Noter un contrat", "julie", asked)
    for words in ("900", "CHUS"):
        await chat.say(words, "julie")
    logged = await chat.say("gré à gré", "julie")
    back = await chat.press("Reprendre la saisie", "julie", logged)

    assert lines(logged)[2:] == [
        "Ce que vous aviez commencé est gardé : Noter un contrat",
        "Corriger | Annuler | Reprendre la saisie",
    ]
    assert lines(back)[0] == lines(first)[0]


async def test_whole_line_below_the_question_is_kept_with_the_event_and_the_next_is_not(
    chat: Chat,
) -> None:
    asked = await followed_up(chat)
    await chat.press("Noter un contrat", "julie", asked)
    await chat.say("2500 CHUS gré à gré", "julie")
    other = await chat.say("900 STM gré à gré", "julie")
    kept = [await logged(chat, number) for number in (27, 28)]

    assert [one for one in lines(other) if "Grâce" in one] == []
    assert [one and (one.amount_cents, one.event_id) for one in kept] == [
        (250_000, (await newest(chat)).id),
        (90_000, None),
    ]


async def test_attendance_waits_for_the_event(chat: Chat) -> None:
    asked = await held(chat)
    move(chat, "2026-11-25 12:00")
    early = await chat.press("Cocher les présences", "dominique", asked)

    assert lines(early) == [f"Cet événement n’a pas commencé : {TOLD}."]
    assert (await newest(chat)).title in LINE
