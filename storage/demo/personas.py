"""The people whom one plays in the demo, with their accounts on each platform."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from storage import chats, consents, people
from storage.chats import ChatKind
from storage.consents import Category
from storage.demo.current import CURRENT
from storage.demo.estrie import ESTRIE
from storage.demo.montreal import MONTREAL
from storage.people import Role

SLACK, TELEGRAM, TERMINAL = "slack", "telegram", "terminal"
SLACK_WORKSPACE = "T0MAILLON"
TELEGRAM_WORKSPACE = "7000000001"
TERMINAL_WORKSPACE = "local"
WORDING = {
    "fr": "J’accepte de recevoir ces messages; je peux changer d’avis en tout temps.",
    "en": "I agree to receive these messages; I can change my mind at any time.",
}


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone to play; without a role, a person who has not joined."""

    key: str
    name: str
    language: str
    slack: str
    telegram: int
    terminal: str
    role: Role | None = None
    organization: str | None = None
    cohorts: tuple[str, ...] = ()
    wants: tuple[Category, ...] = ()


PERSONAS = (
    Persona(
        key="julie",
        name="Julie Bouchard",
        language="fr",
        slack="U0MANAGERFR",
        telegram=7100000001,
        terminal="julie",
        role=Role.MANAGER,
        organization="Traiteur Fleur de Chaudron",
        cohorts=(CURRENT.slug,),
        wants=(Category.TRAINING, Category.MATCHMAKING, Category.TENDERS, Category.DIGEST),
    ),
    Persona(
        key="sam",
        name="Sam Taylor",
        language="en",
        slack="U0MANAGEREN",
        telegram=7100000002,
        terminal="sam",
        role=Role.MANAGER,
        organization="Messagerie Roue-Libelle",
        cohorts=(CURRENT.slug,),
        wants=(Category.NETWORKING, Category.TENDERS),
    ),
    Persona(
        key="mireille",
        name="Mireille Gagnon",
        language="fr",
        slack="U0CHAMPION1",
        telegram=7100000003,
        terminal="mireille",
        role=Role.CHAMPION,
        organization="CIUSSS de l’Estrie – CHUS",
        cohorts=(CURRENT.slug,),
        wants=(Category.CONFERENCE, Category.DIGEST),
    ),
    Persona(
        key="dominique",
        name="Dominique Lavoie",
        language="fr",
        slack="U0COORDINAT",
        telegram=7100000004,
        terminal="dominique",
        role=Role.COORDINATOR,
        cohorts=(MONTREAL.slug, ESTRIE.slug, CURRENT.slug),
    ),
    Persona(
        key="alex",
        name="Alex Tremblay",
        language="fr",
        slack="U0NEWCOMER1",
        telegram=7100000005,
        terminal="alex",
    ),
)


def arrive(db: Session, *, now: datetime) -> dict[str, int]:
    """Write those who joined, with their accounts; each one's number by key."""
    return {each.key: _arrive(db, each, now) for each in PERSONAS if each.role is not None}


def consent(db: Session, persons: Mapping[str, int], *, cohort: int, now: datetime) -> None:
    """Record what each one agreed to in the current cohort."""
    for persona in PERSONAS:
        for category in persona.wants:
            consents.record(
                db,
                person=persons[persona.key],
                cohort=cohort,
                category=category,
                granted=True,
                wording=WORDING[persona.language],
                language=persona.language,
                platform=TELEGRAM,
                workspace=TELEGRAM_WORKSPACE,
                now=now,
            )


def accounts(persona: Persona) -> tuple[tuple[str, str, str], ...]:
    """Platform, workspace and user of each account."""
    return (
        (SLACK, SLACK_WORKSPACE, persona.slack),
        (TELEGRAM, TELEGRAM_WORKSPACE, str(persona.telegram)),
        (TERMINAL, TERMINAL_WORKSPACE, persona.terminal),
    )


def _arrive(db: Session, persona: Persona, now: datetime) -> int:
    person = people.new(db, name=persona.name, language=persona.language, now=now).id
    for platform, workspace, user in accounts(persona):
        people.link(
            db, person=person, platform=platform, workspace=workspace, user_id=user, now=now
        )
    chats.remember(
        db,
        platform=TELEGRAM,
        workspace=TELEGRAM_WORKSPACE,
        chat_id=str(persona.telegram),
        kind=ChatKind.DIRECT,
        person=person,
    )
    return person
