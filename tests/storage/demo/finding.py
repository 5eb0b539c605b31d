"""Rows of the demo, by the names that stand for them."""

from sqlalchemy.orm import Session

from storage import cohorts, people
from storage.demo import Persona
from storage.demo.personas import accounts


def cohort(db: Session, slug: str) -> int:
    found = cohorts.by_slug(db, slug=slug)
    assert found is not None
    return found.id


def person(db: Session, persona: Persona) -> int:
    """Who all of the persona's accounts belong to."""
    found = [
        people.by_account(db, platform=platform, workspace=workspace, user_id=user)
        for platform, workspace, user in accounts(persona)
    ]
    [number] = {each.id for each in found if each is not None}
    return number
