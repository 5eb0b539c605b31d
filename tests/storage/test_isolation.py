"""Nothing of one cohort is seen from another, through any question of storage."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

import storage
from storage import events, suggestions
from storage.announcements import Stage
from storage.consents import Category
from storage.contacts import Channel
from storage.contracts import Contract
from storage.db import Store
from storage.events import Event
from storage.organizations import Kind
from storage.recipients import EVERYBODY
from storage.record import Missing, Record
from storage.tallies import Totals
from tests.statements import compiled_by_each
from tests.storage import samples
from tests.storage.everything import fill
from tests.storage.samples import NOW, TODAY

Question = Callable[..., object]
NOWHERE = 1_000_000
# What only writes rows of the cohort it names, and answers with nothing else, shows nothing.
MAKERS = frozenset(
    {
        "audit.note",
        "broadcasts.add",
        "chats.attach",
        "choices.choose",
        "codes.issue",
        "codes.withdraw",
        "cohorts.close",
        "cohorts.describe",
        "consents.record",
        "contacts.add",
        "contracts.add",
        "digests.issue",
        "drafts.start",
        "edits.ask",
        "events.add",
        "organizations.add",
        "people.join",
        "posts.plan",
        "requests.ask",
        "showings.note",
        "suggestions.suggest",
        "tenders.prepare",
    }
)
# Asked through contracts and contacts; through a cohort's row.
MACHINERY = frozenset({"logged", "weekly"})


@pytest.fixture(autouse=True)
def as_a_bot_compiles() -> Iterator[None]:
    """Ask all questions once without what the other tests share."""
    with compiled_by_each():
        yield


def questions() -> Iterator[tuple[str, Question]]:
    """Every public function of storage that names a cohort."""
    for found in pkgutil.iter_modules(storage.__path__):
        if found.ispkg or found.name in MACHINERY:
            continue
        module = importlib.import_module(f"storage.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            names = set(inspect.signature(function).parameters)
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and {"db", "cohort"} <= names and f"{found.name}.{name}" not in MAKERS:
                yield f"{found.name}.{name}", function


# What points at no row of its own: the cohort alone decides.
REST = {
    "alias": "Musée",
    "amount_cents": 250_000,
    "args": [1],
    "by": None,
    "categories": [Category.DIGEST],
    "changes": {},
    "day": TODAY,
    "details": {
        "person_name": "Lou",
        "channel": Channel.CALL,
        "met_on": TODAY,
    },
    "digests": (),
    "entity": "contract",
    "instant": NOW,
    "joined_on": TODAY,
    "kind": Kind.INSTITUTION,
    "name": "Cégep du Lac (Estrie)",
    "name_fr": "Musée",
    "now": NOW + timedelta(days=1),
    "number": 1,
    "opted_out": 1,
    "outcome": suggestions.Settlement.DECLINED,
    "reader": "announcements",
    "record": Contract,
    "selected": 2,
    "since": NOW,
    "stage": Stage.CANCELLED,
    "selection": EVERYBODY,
    "typed": "Musée",
    "unasked": 1,
    "until": NOW + timedelta(days=30),
    "view": "event",
}


def ask(db: Session, question: Question, cohort: int, known: Mapping[str, object]) -> object:
    """The answer, leaving no trace."""
    required = {
        name
        for name, parameter in inspect.signature(question).parameters.items()
        if parameter.default is parameter.empty and name not in {"db", "cohort"}
    }
    given = {name: known[name] for name in required}
    if "announcement" in given:
        given["record"] = Event
    attempt = db.begin_nested()
    try:
        return plain(question(db, cohort=cohort, **given))
    except Missing:
        return "missing"
    finally:
        attempt.rollback()


def plain(answer: object) -> object:
    match answer:
        case Record():
            return answer.model_dump()
        case tuple() | list():
            return [plain(part) for part in answer]
        case Mapping():
            return dict(answer)
        case Totals() | events.Totals():
            return asdict(answer)
        case _:
            return answer


def test_every_question_sees_its_own_cohort_and_no_other(store: Store) -> None:
    blind, leaking = [], []

    def work(db: Session) -> None:
        own, pointers = fill(db)
        other = samples.fill(db, "Montréal").cohort
        known = {**REST, **pointers}
        nowhere = {
            name: [NOWHERE] if isinstance(pointer, list) else NOWHERE
            for name, pointer in pointers.items()
        }
        nothing = {**REST, **nowhere}
        for label, question in questions():
            if (
                ask(db, question, own, known)
                == ask(db, question, own, nothing)
                == ask(db, question, other, known)
            ):
                blind.append(label)
            if ask(db, question, other, known) != ask(db, question, other, nothing):
                leaking.append(label)

    store.run_sync(work)
    assert (blind, leaking) == ([], [])
