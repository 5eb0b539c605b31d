"""For whom an event is: chosen on its preview, before anything is sent."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Card, Choices
from bot.exchange import Press
from storage import organizations, participations
from storage.db import Session
from storage.organizations import Kind
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, buttons
from tests.handlers.confirming import joined, left
from tests.handlers.hosting import TOLD, choosing, lines


async def test_audience_is_narrowed_step_by_step(chat: Chat) -> None:
    await choosing(chat)
    champions = await chat.press("Championnes et champions", "dominique")
    preview = await chat.press("Revenir à l’aperçu", "dominique")

    assert lines(champions)[0] == "Pour : Championnes et champions"
    assert lines(preview)[0] == "Aperçu, rien n’est parti : 1 destinataire"
    assert lines(preview)[-2] == "Pour : Championnes et champions"


async def announced_to_champions(chat: Chat) -> None:
    await choosing(chat)
    await chat.press("Championnes et champions", "dominique")
    await chat.press("Revenir à l’aperçu", "dominique")
    await chat.press("Annoncer", "dominique")


async def test_event_for_some_reaches_them_alone_and_no_channel(chat: Chat) -> None:
    await announced_to_champions(chat)
    [card] = await chat.mail("mireille")

    assert lines(card)[1] == TOLD
    assert chat.outlet.sent == {}


async def test_page_of_a_long_list_stays_open(chat: Chat) -> None:
    listed = next(one for one in (await choosing(chat)).blocks if isinstance(one, Choices))
    turned = await chat.send(chat.request(Press(f"{listed.turn.data}:1"), "dominique"))
    chosen = await chat.press("EÉS", "dominique", turned)

    assert [one.page for one in chosen.blocks if isinstance(one, Choices)] == [1]


async def test_event_one_answered_stays_listed_when_it_is_for_others(chat: Chat) -> None:
    await announced_to_champions(chat)
    [card] = await chat.mail("mireille")
    await chat.press("Oui", "mireille", card)
    await left(chat, "mireille")
    await joined(chat, "mireille", Role.MANAGER, None)
    listed = await chat.say("/evenements", "mireille")

    assert lines(listed)[1] == f"{TOLD} · 1/20 · Oui"


async def test_event_for_others_is_not_listed(chat: Chat) -> None:
    await announced_to_champions(chat)
    mireille = await chat.say("/evenements", "mireille")
    julie = await chat.say("/evenements", "julie")

    assert lines(mireille)[1] == f"{TOLD} · 0/20"
    assert lines(julie)[1] == "Aucun événement n’est annoncé pour le moment."


async def test_criterion_is_taken_away_again(chat: Chat) -> None:
    await choosing(chat)
    await chat.press("Institutions", "dominique")
    back = await chat.press("Retirer Institutions", "dominique")
    await chat.press("EÉS", "dominique")
    everybody = await chat.press("Toute la cohorte", "dominique")

    assert lines(back)[:2] == [
        "Pour toute la cohorte",
        "Plus rien n’est choisi : c’est de nouveau pour toute la cohorte.",
    ]
    assert lines(everybody) == [lines(back)[0], *lines(back)[2:]]


async def test_event_for_nobody_is_refused(chat: Chat) -> None:
    await choosing(chat)
    await chat.press("Coordination", "dominique")
    await chat.press("Revenir à l’aperçu", "dominique")
    refused = await chat.press("Annoncer", "dominique")

    assert lines(refused) == [
        "Personne ne recevrait cet événement : choisissez son public.",
    ]


async def joined_from(chat: Chat, region: str) -> None:
    """Let an enterprise of that region take part."""
    now = chat.router.clock.now()

    def join(db: Session) -> None:
        added = organizations.add(
            db,
            cohort=CURRENT,
            kind=Kind.ENTERPRISE,
            name_fr="Coop du Nord",
            regions=[region],
            now=now,
        )
        participations.take_part(
            db, cohort=CURRENT, organization=added.id, joined_on=now.date(), now=now
        )

    await chat.router.store.run(join)


async def test_region_is_the_one_pressed_whoever_joins_meanwhile(chat: Chat) -> None:
    card = await choosing(chat)
    await joined_from(chat, "Abitibi-Témiscamingue")
    chosen = await chat.press("Estrie", "dominique", card)
    assert lines(chosen)[0] == "Pour : Estrie"


async def test_region_spelt_otherwise_is_the_same(chat: Chat) -> None:
    await choosing(chat)
    chosen = await chat.press("Estrie", "dominique")
    await joined_from(chat, "estrie")
    back = await chat.press("Retirer Estrie", "dominique", chosen)
    assert lines(back)[0] == "Pour toute la cohorte"


async def test_button_of_a_region_that_is_no_more_says_so(chat: Chat) -> None:
    card = await choosing(chat)
    button = next(one for one in buttons(card) if one.label == "Estrie")
    old = replace(button, args=(*button.args[:3], "0"))
    refused = await chat.press("Estrie", "dominique", Card(buttons=(old,)))
    assert lines(refused) == ["Ce bouton ne sert plus."]
