"""Updates of every kind: what is ours, and what is nobody's business."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update, User

from bot.exchange import ChatKind, Platform, Press, Request, Words
from bot.platforms.telegram import inbound
from bot.platforms.telegram.inbound import Asked, Event, Place, Reached, lane
from tests.platforms.telegram.scene import knows

ME = User(7, "Maillon", is_bot=True, username="maillon_bot")
JULIE = {"id": 2**51, "is_bot": False, "first_name": "Julie", "last_name": "Roy"}
DIRECT = {"id": 2**51, "type": "private", "first_name": "Julie"}
GROUP = {"id": -1_002_000_000_001, "type": "supergroup", "title": "Cohorte"}


def read(update: Update, me: User) -> Event | None:
    return inbound.read(update, me, knows)


def update(**content: Any) -> Update:  # noqa: ANN401 - JSON
    return Update.de_json({"update_id": 9, **content}, None)


def message(**content: Any) -> Update:  # noqa: ANN401 - JSON
    return update(message={"message_id": 3, "date": 1, "chat": DIRECT, "from": JULIE, **content})


def request(act: Words | Press) -> Request:
    return Request(
        platform=Platform.TELEGRAM,
        workspace="7",
        user=str(2**51),
        name="Julie Roy",
        chat=str(2**51),
        kind=ChatKind.DIRECT,
        delivery="9",
        act=act,
        sent=datetime.fromtimestamp(1, UTC) if isinstance(act, Words) else None,
    )


def words(event: Event | None) -> str | None:
    """What was said, where something was said to us."""
    if event is None:
        return None
    assert isinstance(event, Asked)
    assert isinstance(event.request.act, Words)
    return event.request.act.text


def test_words_are_read_as_typed() -> None:
    assert read(message(text=" 2500  CHUS "), ME) == Asked(
        request(Words(" 2500  CHUS ")), Place(2**51, 3)
    )


def test_username_is_how_others_write_to_them() -> None:
    named = read(message(text="2500", **{"from": {**JULIE, "username": "julie_r"}}), ME)

    assert isinstance(named, Asked)
    assert (named.request.name, named.request.handle) == ("Julie Roy", "@julie_r")


def test_press_without_its_message_is_answered_in_private() -> None:
    query = {"id": "5", "from": JULIE, "chat_instance": "1", "data": "undo:12"}
    assert read(update(callback_query=query), ME) == Asked(
        request(Press("undo:12")), Place(2**51, query="5")
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("/contrat@maillon_bot 2500", "/contrat 2500"),
        ("/contrat@MAILLON_BOT", "/contrat"),
        ("/contrat@maillon_bots 2500", None),
        ("/contrat 2500 @autre_bot", "/contrat 2500 @autre_bot"),
    ],
)
def test_command_may_be_addressed(text: str, meant: str | None) -> None:
    assert words(read(message(text=text), ME)) == meant


@pytest.mark.parametrize("text", ["/contrat 2500", "/sondage@maillon_bot Quelle date?"])
def test_command_in_a_group_is_ours_by_its_name_or_by_ours(text: str) -> None:
    assert words(read(message(chat=GROUP, text=text), ME)) == text.replace("@maillon_bot", "")


@pytest.mark.parametrize(
    "content",
    [
        {"from": JULIE | {"is_bot": True}, "text": "je suis un bot"},
        {"pinned_message": {"message_id": 2, "date": 1, "chat": DIRECT}},
        {"chat": GROUP, "text": "Bonjour tout le monde"},
        {"chat": GROUP, "text": "/sondage Quelle date?"},
        {"chat": GROUP, "text": "écrivez à @maillon_bot2"},
        {"chat": GROUP, "new_chat_members": [JULIE]},
    ],
)
def test_what_is_not_said_to_the_bot_is_let_be(content: dict[str, Any]) -> None:
    assert read(message(**content), ME) is None


def test_message_of_nobody_is_let_be() -> None:
    channel = {"id": -1, "type": "channel", "title": "Nouvelles"}
    post = {"message_id": 3, "date": 1, "chat": channel, "text": "/aide"}
    assert read(update(channel_post=post), ME) is None
    assert read(update(message=post | {"chat": GROUP}), ME) is None


def test_reply_to_someone_else_carries_no_buttons() -> None:
    keyboard = {"inline_keyboard": [[{"text": "Annuler", "callback_data": "undo:12"}]]}
    other = {"message_id": 2, "date": 1, "chat": DIRECT, "from": JULIE, "reply_markup": keyboard}
    assert read(message(text="250", reply_to_message=other), ME) == Asked(
        request(Words("250")), Place(2**51, 3)
    )


@pytest.mark.parametrize(
    ("member", "reachable"),
    [
        ({"status": "member"}, True),
        ({"status": "left"}, False),
        ({"status": "kicked", "until_date": 0}, False),
        ({"status": "restricted", "is_member": True, "can_send_messages": False}, False),
        ({"status": "restricted", "is_member": True, "can_send_messages": True}, True),
        ({"status": "restricted", "is_member": False, "can_send_messages": True}, False),
    ],
)
def test_standing_says_whether_the_chat_is_reached(
    member: dict[str, Any], *, reachable: bool
) -> None:
    rights = (
        "can_change_info can_invite_users can_pin_messages can_manage_topics can_send_polls"
        " can_send_other_messages can_add_web_page_previews can_send_audios can_send_documents"
        " can_send_photos can_send_videos can_send_video_notes can_send_voice_notes"
        " can_edit_tag can_react_to_messages"
    )
    user = {"id": 7, "is_bot": True, "first_name": "Maillon"}
    full = dict.fromkeys(rights.split(), True) | {"user": user, "until_date": 0} | member
    change = {
        "chat": GROUP,
        "from": JULIE,
        "date": 1,
        "old_chat_member": {"status": "left", "user": user},
        "new_chat_member": full,
    }
    assert read(update(my_chat_member=change), ME) == Reached(str(GROUP["id"]), reachable)


def test_lane_is_the_chat_else_the_person() -> None:
    query = {"id": "5", "from": JULIE | {"id": 4}, "chat_instance": "1", "data": "x"}
    assert [lane(message(text="a")), lane(update(callback_query=query)), lane(update())] == [
        2**51,
        4,
        0,
    ]
