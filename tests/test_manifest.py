"""The Slack manifest: valid, complete, and asking for no more than what is used."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bot import playground
from bot.cards import Card
from bot.feature import Command
from bot.i18n import Language
from bot.manifest import EVENTS, SCOPES, Translate, declared, manifest
from bot.playground.slack import App
from bot.playground.slack.judging import event_scopes, methods

SCHEMA = Path(playground.__file__).parent / "specs" / "slack" / "manifest.schema.1.0.0.json"
CALLED = (
    "chat.postMessage",
    "chat.postEphemeral",
    "chat.update",
    "conversations.open",
    "files.completeUploadExternal",
    "files.getUploadURLExternal",
    "users.info",
)


def show() -> Card:
    return Card()


def french(text: str) -> str:
    return f"fr: {text}"


def english(text: str) -> str:
    return text


TRANSLATE: dict[Language, Translate] = {"fr": french, "en": english}
CONTRACT = Command(
    *("contract", "contrat", "Log a contract", show),
    everyday=True,
    examples=("2500 CHUS", "250 CHUS"),
    foremost=True,
)
HELP = Command("help", "aide", "See what you can do", show, everyday=True)
CODE = Command("code", "code", "Enter a code", show, everyday=True, aliases=("start",))
FIND = Command("find", "trouver", "Find an enterprise", show)
HIDDEN = Command("debug", "debogue", "Nothing", show, listed=False, everyday=True)
COMMANDS = (FIND, HELP, CONTRACT, CODE, HIDDEN)


def commands_of(shown: dict[str, Any]) -> list[str]:
    return [one["command"] for one in shown["features"]["slash_commands"]]


def many() -> list[Command]:
    return [Command(f"do_{n}", f"faire_{n}", "Do", show, everyday=n < 3) for n in range(40)]


@pytest.mark.parametrize("url", [None, "https://maillon.example"])
@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("commands", [COMMANDS, many(), ()], ids=["some", "many", "none"])
def test_a_manifest_is_valid(
    commands: tuple[Command, ...], url: str | None, everything: bool
) -> None:
    shown = manifest(commands, translate=TRANSLATE, url=url, everything=everything)

    validator = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert list(validator.iter_errors(shown)) == []
    assert all(re.fullmatch(r"/[a-z0-9_]{1,31}", name) for name in commands_of(shown))


def test_everyday_commands_are_declared_in_both_languages_and_never_slacks_own() -> None:
    shown = manifest(COMMANDS, translate=TRANSLATE, url=None)

    assert commands_of(shown) == ["/maillon", "/contrat", "/contract", "/aide", "/code"]
    assert shown["features"]["slash_commands"][1] == {
        "command": "/contrat",
        "description": "fr: Log a contract",
        "usage_hint": "250 CHUS",
        "should_escape": False,
    }


def test_commands_known_by_themselves_are_those_of_the_manifest() -> None:
    shown = manifest(COMMANDS, translate=TRANSLATE, url=None)

    assert {"/maillon", *(f"/{name}" for name in declared(COMMANDS))} == {*commands_of(shown)}


def test_everything_is_the_everyday_ones_then_as_many_as_slack_takes() -> None:
    assert commands_of(manifest(COMMANDS, translate=TRANSLATE, url=None, everything=True))[5:] == [
        "/trouver",
        "/find",
    ]
    assert len(commands_of(manifest(many(), translate=TRANSLATE, url=None, everything=True))) == 50


def test_over_http_everything_arrives_at_one_address() -> None:
    shown = manifest(COMMANDS, translate=TRANSLATE, url="https://maillon.example/")
    address = "https://maillon.example/slack/events"

    assert {one["url"] for one in shown["features"]["slash_commands"]} == {address}
    assert shown["settings"] == {
        "event_subscriptions": {"bot_events": list(EVENTS), "request_url": address},
        "interactivity": {
            "is_enabled": True,
            "request_url": address,
            "message_menu_options_url": address,
        },
        "org_deploy_enabled": False,
        "socket_mode_enabled": False,
        "token_rotation_enabled": False,
    }


def test_in_socket_mode_nothing_has_an_address() -> None:
    shown = manifest(COMMANDS, translate=TRANSLATE, url=None)

    assert shown["settings"]["socket_mode_enabled"]
    assert "url" not in json.dumps(shown)


def test_each_scope_is_needed_and_no_needed_one_is_missing() -> None:
    needed = {"commands"}
    for method in CALLED:
        needed |= set(SCOPES) & set(methods()[method]["scope"]["bot"])
    for event in EVENTS:
        needed |= set(event_scopes()[event])

    assert needed == set(SCOPES)


def test_slack_takes_the_app_as_declared() -> None:
    shown = manifest(COMMANDS, translate=TRANSLATE, url=None)

    app = App().with_manifest(shown)

    assert (app.name, app.scopes, app.events) == ("Maillon", frozenset(SCOPES), frozenset(EVENTS))
