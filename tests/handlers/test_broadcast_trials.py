"""A broadcast seen on the other platform before it is sent: its author receives it there, alone."""

from __future__ import annotations

from datetime import timedelta

from bot.cards import Card
from bot.delivery import Delivery
from bot.exchange import Platform, Press
from bot.i18n import Languages
from bot.outlet import Sent, Unreachable
from storage.db import Session
from storage.demo.personas import SLACK_WORKSPACE, TELEGRAM_WORKSPACE
from storage.people import ACCOUNT
from tests.handlers.broadcasting import (
    BUTTONS,
    SIGNED,
    SIGNED_EN,
    TEXT,
    english_added,
    reworded,
    written,
)
from tests.handlers.chat import Chat, Outbox, person_of, persona
from tests.handlers.hosting import lines

ELSEWHERE = "Recevoir sur Slack | Recevoir sur Telegram"


class Blocked(Outbox):
    """An outlet to people who all blocked the bot."""

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:  # noqa: ARG002 - none arrives
        raise Unreachable("blocked", blocked=True)


def connected(chat: Chat, kind: type[Outbox] = Outbox) -> dict[Platform, Outbox]:
    """Connect Slack and Telegram, each with an outlet of its own."""
    places = ((Platform.SLACK, SLACK_WORKSPACE), (Platform.TELEGRAM, TELEGRAM_WORKSPACE))
    boxes = {one: kind(platform=one, workspace=workspace) for one, workspace in places}
    outlets = {(box.platform, box.workspace): box for box in boxes.values()}
    router = chat.router
    chat.delivery = Delivery(router.store, router.registry, Languages(), router.clock, outlets)
    return boxes


async def delivered(chat: Chat, box: Outbox) -> dict[str, list[Card]]:
    """Deliver what is due, and return what left by that outlet."""
    await chat.delivery.sweep()
    return box.sent


async def test_author_alone_receives_it_on_the_platform_they_choose(chat: Chat) -> None:
    boxes = connected(chat)
    preview = await written(chat)
    said = await chat.press("Recevoir sur Telegram", "dominique")
    arrived = await delivered(chat, boxes[Platform.TELEGRAM])

    assert lines(preview)[-1] == BUTTONS
    assert lines(said) == ["Il vous arrive sur Telegram, à vous seulement."]
    assert {who: [*map(lines, cards)] for who, cards in arrived.items()} == {
        str(persona("dominique").telegram): [[*TEXT.split("\n"), SIGNED, "Me désabonner"]]
    }
    assert boxes[Platform.SLACK].sent == {}


async def test_it_is_received_in_the_language_that_is_shown(chat: Chat) -> None:
    boxes = connected(chat)
    await written(chat)
    await english_added(chat)
    await chat.press("Voir en anglais", "dominique")
    await chat.press("Recevoir sur Slack", "dominique")
    [[card]] = (await delivered(chat, boxes[Platform.SLACK])).values()

    assert lines(card) == ["Good morning!", SIGNED_EN, "Unsubscribe"]


async def test_it_is_received_once_each_time_it_changes(chat: Chat) -> None:
    boxes = connected(chat)
    preview = await written(chat)
    await chat.press("Recevoir sur Slack", "dominique", preview)
    waits = await chat.press("Recevoir sur Slack", "dominique", preview)
    await delivered(chat, boxes[Platform.SLACK])
    again = await chat.press("Recevoir sur Slack", "dominique", preview)
    await reworded(chat, preview, "Texte en anglais", "Good morning!")
    stale = await chat.press("Recevoir sur Slack", "dominique", preview)
    [cards] = (await delivered(chat, boxes[Platform.SLACK])).values()

    assert lines(waits) == ["Il est déjà en route vers vous, sur Slack."]
    assert lines(again) == ["Vous l’avez déjà reçu sur Slack."]
    assert lines(stale) == ["Cet aperçu a changé depuis : servez-vous du plus récent."]
    assert len(cards) == 1


async def test_what_came_too_late_can_be_received_again(chat: Chat) -> None:
    boxes = connected(chat)
    preview = await written(chat)
    await chat.press("Recevoir sur Slack", "dominique", preview)
    chat.router.clock.move_to(chat.router.clock.now() + timedelta(minutes=11))
    again = await chat.press("Recevoir sur Slack", "dominique", preview)
    [cards] = (await delivered(chat, boxes[Platform.SLACK])).values()

    assert lines(again) == ["Il vous arrive sur Slack, à vous seulement."]
    assert len(cards) == 1


async def test_what_could_not_be_sent_can_be_received_again(chat: Chat) -> None:
    boxes = connected(chat, Blocked)
    preview = await written(chat)
    await chat.press("Recevoir sur Slack", "dominique", preview)
    nothing = await delivered(chat, boxes[Platform.SLACK])
    again = await chat.press("Recevoir sur Slack", "dominique", preview)

    assert nothing == {}
    assert lines(again) == ["Il vous arrive sur Slack, à vous seulement."]


async def test_text_is_received_only_where_one_has_an_account(chat: Chat) -> None:
    await unlinked(chat, "telegram")
    preview = await written(chat)
    data = next(one.data for one in preview.buttons if one.label == "Recevoir sur Slack")
    forged = await chat.send(chat.request(Press(data.replace("slack", "telegram")), "dominique"))

    assert lines(preview)[-1] == BUTTONS.replace(ELSEWHERE, "Recevoir sur Slack")
    assert lines(forged) == ["Ce bouton ne sert plus."]


async def unlinked(chat: Chat, platform: str) -> None:
    """Let Dominique have no account on a platform."""

    def unlink(db: Session) -> None:
        mine = person_of(db, "dominique").id
        theirs = (ACCOUNT.c.person_id == mine, ACCOUNT.c.platform == platform)
        db.execute(ACCOUNT.delete().where(*theirs))

    await chat.router.store.run(unlink)
