"""Chats are remembered, attached, lost and followed; drafts are one at a time in each."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from storage import audit, chats, drafts, people
from storage.chats import Chat, ChatKind
from storage.db import Store
from storage.drafts import Draft, Outcome
from storage.record import Missing
from tests.storage import samples
from tests.storage.samples import NOW, Sample


def remember(
    db: Session, chat_id: str, *, platform: str = "telegram", person: int | None = None
) -> Chat:
    kind = ChatKind.GROUP if person is None else ChatKind.DIRECT
    return chats.remember(
        db, platform=platform, workspace="", chat_id=chat_id, kind=kind, person=person
    )


def test_chat_is_remembered_once(store: Store, sample: Sample) -> None:
    def work(db: Session) -> bool:
        return remember(db, "7").id == remember(db, "7", person=sample.manager).id

    assert store.run_sync(work)
    found = store.read_sync(partial(chats.find, platform="telegram", workspace="", chat_id="7"))
    assert found is not None
    assert (found.person_id, found.kind) == (sample.manager, ChatKind.DIRECT)


def test_direct_chats_are_the_reachable_ones_preferred_platform_first(
    store: Store, sample: Sample
) -> None:
    def work(db: Session) -> list[list[str]]:
        person = sample.manager
        remember(db, "C9")
        for platform in ("slack", "telegram", "terminal"):
            remember(db, "1", platform=platform, person=person)
        lost = remember(db, "1", platform="terminal", person=person)
        before = [chat.platform for chat in chats.direct(db, person=person)]
        people.set_preferred_platform(db, person=person, platform="telegram")
        chats.mark_unreachable(db, chat=lost.id, reason="blocked", now=NOW)
        return [before, [chat.platform for chat in chats.direct(db, person=person)]]

    assert store.run_sync(work) == [["slack", "telegram", "terminal"], ["telegram", "slack"]]


def test_chat_written_from_is_reachable_again(store: Store) -> None:
    def work(db: Session) -> tuple[bool, object]:
        chat = remember(db, "7")
        chats.mark_unreachable(db, chat=chat.id, reason="blocked", now=NOW)
        again = remember(db, "7")
        return again.reachable, again.unreachable_since

    assert store.run_sync(work) == (True, None)


def attach(db: Session, chat: int, cohort: int, purpose: str) -> Chat:
    return chats.attach(db, chat=chat, cohort=cohort, purpose=purpose, language="fr", now=NOW, by=1)


def test_chats_of_a_cohort_are_found_by_their_purpose(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[list[str]]:
        other = samples.fill(db, "Montréal").cohort
        places = {name: remember(db, name).id for name in ("news", "team", "museum", "elsewhere")}
        museum = chats.institution_purpose(sample.institution)
        attach(db, places["news"], sample.cohort, chats.ANNOUNCEMENTS)
        attach(db, places["team"], sample.cohort, chats.COORDINATION)
        attach(db, places["museum"], sample.cohort, museum)
        attach(db, places["elsewhere"], other, chats.ANNOUNCEMENTS)
        chats.detach(db, chat=places["team"], now=NOW, by=1)
        asked = (None, chats.ANNOUNCEMENTS, chats.COORDINATION, museum)
        found = [chats.of_cohort(db, cohort=sample.cohort, purpose=one) for one in asked]
        return [[one.chat_id for one in row] for row in found]

    assert store.run_sync(work) == [["news", "museum"], ["news"], [], ["museum"]]


def test_announcements_are_heard_where_they_concern(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[list[str]]:
        other = samples.fill(db, "Montréal").cohort
        purposes = {
            "news": chats.ANNOUNCEMENTS,
            "team": chats.COORDINATION,
            "museum": chats.institution_purpose(1),
            "library": chats.institution_purpose(11),
        }
        for name, purpose in purposes.items():
            attach(db, remember(db, name).id, sample.cohort, purpose)
        attach(db, remember(db, "elsewhere").id, other, chats.institution_purpose(1))
        found = [
            chats.hearing(db, cohort=sample.cohort, institution=one) for one in (None, 1, 11, 2)
        ]
        return [[one.chat_id for one in row] for row in found]

    assert store.run_sync(work) == [
        ["news", "museum", "library"],
        ["news", "museum"],
        ["news", "library"],
        ["news"],
    ]


def test_purpose_names_its_institution() -> None:
    assert chats.institution_of(chats.institution_purpose(12)) == 12
    assert chats.institution_of(chats.ANNOUNCEMENTS) is None


def test_attaching_and_detaching_leave_a_trail(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[tuple[object, ...]]:
        chat = remember(db, "7").id
        attach(db, chat, sample.cohort, chats.COORDINATION)
        chats.detach(db, chat=chat, now=NOW, by=1)
        told = audit.trail(db, cohort=sample.cohort, entity="chat", entity_id=chat)
        return [(one.person_id, one.action, one.before, one.after) for one in told]

    nothing = {"cohort_id": None, "purpose": None, "language": None}
    team = {"cohort_id": sample.cohort, "purpose": "coordination", "language": "fr"}
    assert store.run_sync(work) == [
        (1, "attached", nothing, team),
        (1, "detached", team, nothing),
    ]


def test_who_asked_in_a_chat_is_known_to_have_been_there(store: Store, sample: Sample) -> None:
    later = NOW + timedelta(days=1)

    def work(db: Session) -> list[datetime | None]:
        here, there = remember(db, "7").id, remember(db, "8").id
        for at in (NOW, later):
            chats.enquire(db, chat=here, by=sample.manager, now=at)
        cases = ((here, sample.manager), (there, sample.manager), (here, sample.coordinator))
        return [chats.enquired(db, chat=one, by=who) for one, who in cases]

    assert store.run_sync(work) == [later, None, None]


@pytest.mark.parametrize("known", [False, True])
def test_migrated_group_keeps_what_was_attached(
    store: Store, sample: Sample, *, known: bool
) -> None:
    def work(db: Session) -> tuple[int, Chat | None]:
        old = remember(db, "-1")
        attach(db, old.id, sample.cohort, "channel")
        if known:
            remember(db, "-1001")
        chats.migrate(db, platform="telegram", workspace="", old="-1", new="-1001")
        return old.id, chats.find(db, platform="telegram", workspace="", chat_id="-1001")

    number, found = store.run_sync(work)
    assert found is not None
    assert (found.id, found.cohort_id, found.purpose) == (number, sample.cohort, "channel")


def test_migrated_group_is_open_again(store: Store) -> None:
    def work(db: Session) -> Chat | None:
        old = remember(db, "-1").id
        chats.mark_unreachable(db, chat=old, reason="blocked", now=NOW, blocked=True)
        return chats.migrate(db, platform="telegram", workspace="", old="-1", new="-1001")

    found = store.run_sync(work)
    assert found is not None
    closed = (found.unreachable_since, found.unreachable_reason, found.blocked)
    assert (found.reachable, *closed) == (True, None, None, False)


def start(db: Session, sample: Sample, chat: int, line: str) -> Draft:
    return drafts.start(
        db,
        person=sample.manager,
        chat=chat,
        cohort=sample.cohort,
        command="contrat",
        line=line,
        language="fr",
        now=NOW,
    )


def test_new_draft_replaces_the_open_one_of_its_chat(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[tuple[str, Outcome | None]]:
        here, there = remember(db, "1").id, remember(db, "2").id
        rows = [
            start(db, sample, chat, line) for chat, line in ((here, "a"), (there, "b"), (here, "c"))
        ]
        found = [drafts.get(db, draft=row.id) for row in rows]
        return [(row.line, row.outcome) for row in found if row is not None]

    assert store.run_sync(work) == [("a", Outcome.REPLACED), ("b", None), ("c", None)]


def said(db: Session, draft: Draft) -> Draft:
    return drafts.ask(db, draft=draft.id, filled={}, asked="mode", options=[], said=True, now=NOW)


def test_drafts_set_aside_make_a_pile(store: Store, sample: Sample) -> None:
    def under(db: Session, draft: int) -> list[str]:
        top = drafts.get(db, draft=draft)
        return [one.line for one in drafts.aside(db, draft=top, now=NOW)] if top else []

    def work(db: Session) -> list[list[str]]:
        chat = remember(db, "1").id
        rows = [said(db, start(db, sample, chat, line)) for line in "abc"]
        second = drafts.get(db, draft=rows[1].id)
        assert second is not None
        before = under(db, rows[2].id)
        drafts.take_up(db, draft=second, now=NOW)
        after = under(db, second.id)
        drafts.close(db, draft=rows[2].id, outcome=Outcome.DONE, now=NOW)
        return [before, after, under(db, second.id)]

    assert store.run_sync(work) == [["b", "a"], ["a", "c"], ["a"]]


def test_asking_moves_the_question_on(store: Store, sample: Sample) -> None:
    def work(db: Session) -> Draft | None:
        chat = remember(db, "1").id
        draft = start(db, sample, chat, "2500").id
        for field in ("institution", "mode"):
            drafts.ask(
                db,
                draft=draft,
                filled={"amount": 250_000},
                asked=field,
                options=[1, "x"],
                said=True,
                now=NOW,
            )
        return drafts.open_for(db, person=sample.manager, chat=chat, now=NOW)

    draft = store.run_sync(work)
    assert draft is not None
    assert (draft.question, draft.asked, draft.filled, draft.options) == (
        2,
        "mode",
        {"amount": 250_000},
        [1, "x"],
    )


def test_draft_is_open_for_a_day(store: Store, sample: Sample) -> None:
    def work(db: Session) -> list[bool]:
        chat = remember(db, "1").id
        start(db, sample, chat, "2500")
        ask = partial(drafts.open_for, db, person=sample.manager, chat=chat)
        moments = (NOW, NOW + drafts.KEPT - timedelta(seconds=1), NOW + drafts.KEPT)
        return [ask(now=moment) is not None for moment in moments]

    assert store.run_sync(work) == [True, True, False]


def test_closing_twice_keeps_the_first_outcome(store: Store, sample: Sample) -> None:
    def work(db: Session) -> Outcome | None:
        draft = start(db, sample, remember(db, "1").id, "2500").id
        drafts.close(db, draft=draft, outcome=Outcome.DONE, now=NOW)
        return drafts.close(db, draft=draft, outcome=Outcome.CANCELLED, now=NOW).outcome

    assert store.run_sync(work) is Outcome.DONE


def test_absent_draft_is_missing(store: Store) -> None:
    with pytest.raises(Missing):
        store.run_sync(partial(drafts.close, draft=9, outcome=Outcome.DONE, now=NOW))
