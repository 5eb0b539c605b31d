"""What tests of calendars share: how the event that Dominique announces reads in one."""

from __future__ import annotations


def text(raw: bytes | str) -> str:
    return raw.decode() if isinstance(raw, bytes) else raw


def entry(**other: str) -> dict[str, str]:
    return {
        "UID": "event-60@estrie-montreal-2026-2027.maillon",
        "SEQUENCE": "1",
        "DTSTART": "20261126T190000Z",
        "DTEND": "20261126T213000Z",
        "SUMMARY": "Répondre à un appel d'offres",
        "LOCATION": "Parvis",
        "DESCRIPTION": "Formation",
        "STATUS": "CONFIRMED",
    } | other
