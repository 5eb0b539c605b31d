"""Posts with a file: drawn away from the loop, for one reader alone, and tried again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from threading import get_ident

import pytest
from structlog.testing import capture_logs

from bot.calendars import Dates, Entry
from bot.cards import Button, Card, Note, Text
from bot.context import Context
from bot.files import Drawn, draw, slug
from bot.outlet import Limited, Passing, Rejected, Unreachable
from bot.readers import Audience
from storage import edits, people
from storage.chats import ChatKind
from storage.db import Store
from storage.posts import State
from tests.outbox import FILE, NOON, Scene, crowd, feature, room, set_up

READ_ON: list[int] = []


class Watched(tuple[Entry, ...]):
    """Entries that keep on which threads they are read."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Entry]:
        READ_ON.append(get_ident())
        return super().__iter__()


@feature.view("watched")
def watched_card(ctx: Context) -> Card:
    return Card("Voici", file=replace(FILE, holds=Dates(Watched(FILE.holds.entries))))


class Undrawable(tuple[Entry, ...]):
    """Entries that cannot be read, and say whose they are."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Entry]:
        raise ValueError("Sylvie Tremblay")


@feature.view("undrawable")
def undrawable_card(ctx: Context) -> Card:
    return Card("Voici", file=replace(FILE, holds=Dates(Undrawable(FILE.holds.entries))))


@feature.view("filed")
def filed_card(ctx: Context | Audience, words: str) -> Card:
    return Card(blocks=(Text(words),), file=FILE)


def undated(files: Sequence[tuple[str, Drawn]]) -> list[tuple[str, str, bytes]]:
    """Say which files went where, but not at what second they were written."""
    stamp = re.compile(rb"DTSTAMP:\w+")
    return [(chat, one.name, stamp.sub(b"", one.content)) for chat, one in files]


@pytest.fixture
def scene(store: Store) -> Iterator[Scene]:
    yield from set_up(store)


async def test_file_is_sent_with_its_words(scene: Scene) -> None:
    number = scene.plan("filed", "Voici")
    await scene.delivery().sweep()
    post = scene.post(number)

    assert undated(scene.telegram.files) == undated([("D11", draw(FILE, NOON))])
    assert scene.telegram.sent == [("D11", Card(blocks=(Text("Voici"),), file=FILE))]
    assert (post.state, post.message_chat) == (State.SENT, "D11")


async def test_file_is_drawn_on_another_thread(scene: Scene) -> None:
    READ_ON.clear()
    scene.plan("watched")
    await scene.delivery().sweep()

    assert [one for one in READ_ON if one != get_ident()]


async def test_channel_gets_the_words_without_the_file(scene: Scene) -> None:
    remember = partial(
        room, cohort=scene.cohort, platform="telegram", workspace="7", kind=ChatKind.GROUP
    )
    group = scene.do(partial(remember, chat_id="-5"))
    scene.plan("filed", "Voici", chat=group.id)
    await scene.delivery().sweep()

    assert scene.telegram.files == []
    assert [chat for chat, _ in scene.telegram.sent] == ["-5"]


async def test_more_files_than_slack_takes_hold_up_no_message(scene: Scene) -> None:
    """One file waits for its place; a message that comes after it does not."""
    places = [(f"V{number}", f"DV{number}") for number in range(101)]
    files = [
        scene.plan("note", person=person, cohort=None)
        for person in scene.do(partial(crowd, workspace="T1", places=places))
    ]
    delivery = scene.delivery()
    await delivery.sweep()
    message = scene.plan("hello", "Ada", person=scene.sam)
    await delivery.sweep()
    found = Counter((scene.post(one).state, scene.post(one).last_error) for one in files)

    assert found == {(State.SENT, None): 100, (State.WAITING, "limited"): 1}
    assert scene.post(message).state is State.SENT


@pytest.mark.parametrize("trouble", [Limited(30), Passing("NetworkError")])
async def test_file_that_did_not_leave_is_sent_later(scene: Scene, trouble: Exception) -> None:
    scene.telegram.troubles["D11"] = [trouble]
    number = scene.plan("filed", "Voici")
    delivery = scene.delivery()
    await delivery.sweep()
    waiting = scene.post(number).state
    scene.later(seconds=60)
    await delivery.sweep()

    assert (waiting, scene.post(number).state) == (State.WAITING, State.SENT)
    assert len(scene.telegram.files) == 2  # the attempt that failed was given the file too


async def test_reader_is_told_that_a_platform_takes_no_file(scene: Scene) -> None:
    scene.telegram.troubles["D11"] = [Rejected("missing_scope")]
    number = scene.plan("filed", "Voici")
    with capture_logs() as logs:
        await scene.delivery().sweep()
    sorry = "Le fichier n’a pas pu être envoyé ici. La coordination peut vous aider."

    assert scene.telegram.sent == [("D11", Card(blocks=(Text("Voici"), Note(sorry))))]
    assert scene.post(number).state is State.SENT
    assert [one["code"] for one in logs if one["event"] == "file rejected"] == ["missing_scope"]


async def test_file_goes_to_the_other_platform_where_one_is_closed(scene: Scene) -> None:
    link = partial(people.link, person=scene.julie, platform="slack", workspace="T1")
    scene.do(partial(link, user_id="U1", now=NOON))
    scene.telegram.troubles["D11"] = [Unreachable("bot was blocked by the user")]
    number = scene.plan("filed", "Voici")
    await scene.delivery().sweep()

    assert undated(scene.slack.files) == undated([("DU1", draw(FILE, NOON))])
    assert scene.telegram.sent == []
    assert scene.post(number).message_chat == "DU1"


async def test_file_that_cannot_be_drawn_holds_up_no_other(scene: Scene) -> None:
    broken, sound = scene.plan("undrawable"), scene.plan("filed", "Voici")
    with capture_logs() as logs:
        await scene.delivery().sweep()

    assert undated(scene.telegram.files) == undated([("D11", draw(FILE, NOON))])
    assert [scene.post(one).state for one in (broken, sound)] == [State.FAILED, State.SENT]
    assert [one["fault"] for one in logs if one["event"] == "post failed"] == ["ValueError"]
    assert "Tremblay" not in repr(logs)


async def test_message_with_a_file_is_never_edited(scene: Scene) -> None:
    number = scene.plan("filed", "Voici")
    delivery = scene.delivery()
    await delivery.sweep()
    scene.do(partial(edits.settle, copy=scene.post(number), digest="another look"))
    ask = partial(edits.ask, cohort=scene.cohort, view="filed", args=["Voici"])
    scene.do(partial(ask, now=scene.clock.now()))
    scene.later(minutes=1)
    await delivery.sweep()

    assert scene.telegram.edited == []


async def test_same_file_has_the_same_digest_whenever_it_is_drawn(scene: Scene) -> None:
    first = scene.plan("filed", "Voici")
    second = scene.plan("filed", "Voici", key="again")
    await scene.delivery().sweep()

    assert scene.post(first).digest == scene.post(second).digest is not None


@pytest.mark.parametrize(
    "name", ["", ".ics", "Été.ics", "../etc.ics", "a b.ics", "a.", "a", "-.ics"]
)
def test_name_of_a_file_is_plain(name: str) -> None:
    with pytest.raises(ValueError, match="does not name a file"):
        replace(FILE, name=name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Répondre à un appel d’offres", "repondre-a-un-appel-d-offres"),
        ("../../etc/passwd\0", "etc-passwd"),
        ("x" * 60, "x" * 40),
        ("— « » 🎉", "maillon"),
    ],
)
def test_slug_keeps_what_may_name_a_file(text: str, expected: str) -> None:
    assert slug(text, otherwise="maillon") == expected


def test_file_goes_with_words_alone() -> None:
    with pytest.raises(ValueError, match="words alone"):
        Card(buttons=(Button("Oui", "yes"),), file=FILE)
