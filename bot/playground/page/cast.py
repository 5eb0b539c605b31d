"""Whom one can play, and what each of them is by now on either platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.exchange import Platform
from bot.playground.page import apart
from bot.rights import foremost
from storage import cohorts, demo, organizations, people

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.playground.page.asked import Json
    from bot.playground.players import Player
    from storage.db import Session
    from storage.people import Membership, Person


def shown(db: Session, players: Iterable[Player]) -> list[Json]:
    """List them, with what their platforms speak to them, and what they are to the bot on each.

    One joins on each platform by itself, until the accounts are linked.
    """
    cast = _standings(db, players)
    names = [one["name"] for one in cast]
    organizations = [_anywhere(one) for one in cast]
    called = zip(apart.fulls(names, organizations), apart.shorts(names, organizations), strict=True)
    return [
        one | {"full": full, "short": short}
        for one, (full, short) in zip(cast, called, strict=True)
    ]


def called(cast: Iterable[Json]) -> Mapping[str, str]:
    """Give what everybody is called, by account on either platform."""
    return {str(account): one["full"] for one in cast for account in one["accounts"].values()}


def _anywhere(one: Json) -> str:
    return one["slack"]["organization"] or one["telegram"]["organization"] or ""


def _standings(db: Session, players: Iterable[Player]) -> list[Json]:
    running = {one.id for one in cohorts.open_cohorts(db)}
    return [
        {
            "key": one.key,
            "name": one.name,
            "language": one.language,
            "accounts": {"slack": one.slack.id, "telegram": one.telegram.id},
            "slack": _standing(db, one, _on_slack(db, one), running),
            "telegram": _standing(db, one, _on_telegram(db, one), running),
        }
        for one in players
    ]


def _on_slack(db: Session, player: Player) -> Person | None:
    place = {"platform": Platform.SLACK, "workspace": demo.SLACK_WORKSPACE}
    return people.by_account(db, **place, user_id=player.slack.id)


def _on_telegram(db: Session, player: Player) -> Person | None:
    place = {"platform": Platform.TELEGRAM, "workspace": demo.TELEGRAM_WORKSPACE}
    return people.by_account(db, **place, user_id=str(player.telegram.id))


def _standing(db: Session, player: Player, person: Person | None, running: set[int]) -> Json:
    mine = people.memberships(db, person=person.id) if person else ()
    here = [one for one in mine if one.cohort_id in running]
    language = (person and person.language) or player.language
    return {
        "language": language,
        "role": foremost(here).role if here else None,
        "organization": _organization(db, foremost(here), language) if here else None,
    }


def _organization(db: Session, membership: Membership, language: str) -> str | None:
    number = membership.organization_id
    if number is None:
        return None
    found = organizations.get(db, cohort=membership.cohort_id, organization=number)
    if found is None:
        return None
    return (found.name_en if language == "en" else "") or found.name_fr
