"""Answers that show a view: the newest lives, at the pace of edits, and counts as nothing sent."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from storage import chats, due, edits, posts, rations, retention, showings
from storage.chats import Chat, ChatKind
from storage.db import Session, Store
from storage.posts import Post
from storage.showings import SHOWING
from tests.storage import samples
from tests.storage.samples import NOW, Sample

LEASE = timedelta(seconds=60)


@pytest.fixture
def sample(store: Store) -> Sample:
    return store.run_sync(samples.fill)


@pytest.fixture
def room(store: Store, sample: Sample) -> Chat:
    return direct(store, sample.manager, "D1")


def direct(store: Store, person: int, place: str) -> Chat:
    known = partial(chats.remember, platform="slack", workspace="T1", kind=ChatKind.DIRECT)
    return store.run_sync(partial(known, chat_id=place, person=person))


def show(store: Store, sample: Sample, room: Chat, message: str, number: int = 12) -> int:
    note = partial(showings.note, chat=room.id, message=message, person=room.person_id or 0)
    event = partial(note, cohort=sample.cohort, view="event", args=[number])
    return store.run_sync(partial(event, digest="d", now=NOW)).id


def send(store: Store, sample: Sample, key: str, message: str) -> int:
    """Let the outbox send the same view to the same person, in the same chat."""

    def sent(db: Session) -> int:
        plan = partial(posts.plan, db, person=sample.manager, cohort=sample.cohort, due_at=NOW)
        number = plan(view="event", args=[12], key=key)
        assert number is not None
        posts.sent(db, post=number, now=NOW, message_chat="D1", message_id=message, digest="d")
        return number

    return store.run_sync(sent)


def living(store: Store) -> list[str]:
    asked = select(SHOWING.c.message_id).order_by(SHOWING.c.id)
    return [*store.read_sync(lambda db: db.scalars(asked).all())]


def refresh(store: Store, sample: Sample, now: datetime = NOW, number: int = 12) -> None:
    ask = partial(edits.ask, cohort=sample.cohort, view="event", args=[number], now=now)
    store.run_sync(ask)


def edited(store: Store, now: datetime = NOW, limit: int = 10) -> list[str | None]:
    take = partial(edits.claim, now=now, limit=limit, lease=LEASE)
    return [copy.message_id for copy in store.run_sync(take)]


def test_newest_answer_of_a_view_lives_in_each_chat(
    store: Store, sample: Sample, room: Chat
) -> None:
    elsewhere = direct(store, sample.manager, "D2")
    show(store, sample, room, "1")
    show(store, sample, room, "2", number=13)
    show(store, sample, elsewhere, "3")
    show(store, sample, room, "4")

    assert living(store) == ["2", "3", "4"]
    refresh(store, sample)
    assert edited(store) == ["3", "4"]


def test_message_shows_what_it_showed_last(store: Store, sample: Sample, room: Chat) -> None:
    show(store, sample, room, "1")
    show(store, sample, room, "1", number=13)

    refresh(store, sample)
    assert edited(store) == []
    refresh(store, sample, number=13)
    assert edited(store) == ["1"]


def test_answers_are_edited_before_what_was_sent_and_at_the_same_pace(
    store: Store, sample: Sample, room: Chat
) -> None:
    send(store, sample, "one", "1")
    send(store, sample, "two", "2")
    show(store, sample, room, "3")
    refresh(store, sample)

    assert [edited(store, limit=2), edited(store, limit=2), edited(store)] == [
        ["3", "1"],
        ["2"],
        [],
    ]
    ended = partial(edits.claim, now=NOW + LEASE, limit=3, lease=LEASE)
    for copy in store.run_sync(ended):
        store.run_sync(partial(edits.settle, copy=copy, digest="e"))
    soon, late = (NOW + LEASE + timedelta(seconds=after) for after in (29, 30))
    refresh(store, sample, NOW + LEASE)
    assert [edited(store, soon), sorted(map(str, edited(store, late)))] == [[], ["1", "2", "3"]]


def test_message_that_waits_longest_is_edited_first_whatever_it_is(
    store: Store, sample: Sample, room: Chat
) -> None:
    late = NOW + LEASE
    send(store, sample, "one", "1")
    show(store, sample, room, "2", number=13)
    show(store, sample, room, "3", number=14)
    for after, number in enumerate((13, 12, 14)):
        refresh(store, sample, NOW + timedelta(seconds=after), number)

    assert [edited(store, late, limit=1) for _ in range(4)] == [["2"], ["1"], ["3"], []]


def test_answers_refreshed_often_leave_a_place_to_what_everybody_reads(
    store: Store, sample: Sample, room: Chat
) -> None:
    taken: list[str | None] = []
    for number in (13, 14):
        show(store, sample, room, str(number), number)
    send(store, sample, "one", "1")
    for after in range(0, 60, 15):
        now = NOW + timedelta(seconds=after)
        for number in (12, 13, 14):
            refresh(store, sample, now, number)
        for copy in store.run_sync(partial(edits.claim, now=now, limit=1, lease=LEASE)):
            store.run_sync(partial(edits.settle, copy=copy, digest="e"))
            taken.append(copy.message_id)

    assert taken == ["13", "14", "1", "13"]


def test_edit_of_an_answer_wakes_the_outbox_in_time(
    store: Store, sample: Sample, room: Chat
) -> None:
    number = show(store, sample, room, "1")
    after = partial(due.following, after=NOW)
    assert store.read_sync(after) is None

    def put_off(db: Session) -> None:
        [copy] = edits.claim(db, now=NOW, limit=1, lease=LEASE)
        assert copy.id == number
        edits.retry_at(db, copy=copy, at=NOW + timedelta(seconds=7), error="limited")

    refresh(store, sample)
    store.run_sync(put_off)
    assert store.read_sync(after) == NOW + timedelta(seconds=7)


def test_answer_counts_as_nothing_sent(store: Store, sample: Sample, room: Chat) -> None:
    show(store, sample, room, "1")
    person, cohort, view, args = sample.manager, sample.cohort, "event", [12]

    def found(db: Session) -> list[object]:
        return [
            [*posts.copies(db, cohort=cohort, view=view, args=args)],
            [*posts.theirs(db, person=person, cohort=cohort, view=view, args=args)],
            posts.reached(db, person=person, cohort=cohort, view=view, args=args),
            [*rations.unrequested(db, person=person, since=NOW - timedelta(days=7))],
        ]

    assert store.read_sync(found) == [[], [], False, []]


def test_message_whose_place_is_taken_is_edited_no_more_and_was_sent(
    store: Store, sample: Sample, room: Chat
) -> None:
    number = send(store, sample, "one", "1")
    send(store, sample, "two", "2")
    show(store, sample, room, "3")
    refresh(store, sample)
    for message in ("1", "3"):
        store.run_sync(partial(edits.retire, chat=room, message=message))

    assert edited(store) == ["2"]
    refresh(store, sample, NOW + LEASE)
    assert edited(store, NOW + LEASE) == ["2"]
    asked = partial(posts.copies, cohort=sample.cohort, view="event", args=[12])
    assert next(copy.id for copy in store.read_sync(asked)) == number


def test_same_number_in_another_chat_keeps_its_message(
    store: Store, sample: Sample, room: Chat
) -> None:
    send(store, sample, "one", "1")
    show(store, sample, room, "2")
    others = direct(store, sample.coordinator, "D1 of another bot")
    for message in ("1", "2"):
        store.run_sync(partial(edits.retire, chat=others, message=message))

    refresh(store, sample)
    assert sorted(map(str, edited(store))) == ["1", "2"]


def test_place_of_a_message_is_not_taken_while_it_is_edited(
    store: Store, sample: Sample, room: Chat
) -> None:
    send(store, sample, "one", "1")
    show(store, sample, room, "2")
    refresh(store, sample)
    taken = store.run_sync(partial(edits.claim, now=NOW, limit=2, lease=LEASE))

    def taking() -> list[bool]:
        retire = partial(edits.retire, chat=room)
        return [store.run_sync(partial(retire, message=message)) for message in ("1", "2")]

    assert taking() == [False, False]
    store.run_sync(partial(edits.settle, copy=taken[0], digest="e"))
    assert sorted(taking()) == [False, True]
    store.run_sync(partial(edits.settle, copy=taken[1], digest="e"))
    assert taking() == [True, True]


def test_edit_that_ends_late_gives_back_nothing(store: Store, sample: Sample, room: Chat) -> None:
    number = send(store, sample, "one", "1")
    refresh(store, sample)
    [copy] = store.run_sync(partial(edits.claim, now=NOW, limit=1, lease=LEASE))
    [again] = store.run_sync(partial(edits.claim, now=NOW + LEASE, limit=1, lease=LEASE))
    store.run_sync(partial(edits.settle, copy=again, digest="e"))
    assert store.run_sync(partial(edits.retire, chat=room, message="1"))
    store.run_sync(partial(edits.retry_at, copy=copy, at=NOW, error="limited"))

    assert edited(store, NOW + LEASE) == []
    found = store.read_sync(partial(posts.get, post=number))
    assert isinstance(found, Post)
    assert found.message_id is None


def test_answer_lives_as_long_as_posts_are_kept(store: Store, sample: Sample, room: Chat) -> None:
    show(store, sample, room, "1")
    gone = [
        store.run_sync(partial(retention.purge, now=NOW + timedelta(days=days))).showings
        for days in (89, 90)
    ]
    assert gone == [0, 1]


def test_answer_of_another_cohort_is_not_touched(store: Store, sample: Sample, room: Chat) -> None:
    other = store.run_sync(lambda db: samples.fill(db, "Montréal"))
    show(store, sample, room, "1")
    show(store, other, room, "2")

    assert living(store) == ["1", "2"]
    refresh(store, other)
    assert edited(store) == ["2"]
