"""The judges fault what Slack would refuse, and pass what it takes."""

from collections.abc import Awaitable
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.calls import Verdict
from bot.playground.slack import Channel, Person, Slack
from bot.playground.slack.judging import (
    judge_answer,
    judge_blocks,
    judge_call,
    judge_options,
    judge_view,
    methods,
)
from bot.playground.slack.methods import METHODS
from tests.playground.emulated_slack.stage import (
    actions,
    an_input,
    blamed,
    button,
    modal,
    option,
    plain,
    refused,
    section,
)

Json = dict[str, Any]


def menu(**more: object) -> Json:
    return {"type": "static_select", "action_id": "pick", "placeholder": plain("Choisir"), **more}


GOOD = [
    {"type": "header", "text": plain("Contrat")},
    section("*2 500 $*", fields=[plain("CHUS")], accessory=menu(options=[option("CHUS", "1")])),
    actions(button("Corriger", "fix"), button("Annuler", "undo")),
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "petit"}]},
    {"type": "divider"},
    {"type": "image", "image_url": "https://a.example/i.png", "alt_text": "graphique"},
]

WRONG: list[tuple[str, list[Json]]] = [
    ("51 blocks", [{"type": "divider"}] * 51),
    ("no block", []),
    ("unknown type", [{"type": "banner"}]),
    ("not an object", ["divider"]),  # type: ignore[list-item]  # what a careless app sends
    ("unknown property", [section(colour="red")]),
    ("field of 2001", [section(fields=[plain("x" * 2001)])]),
    ("text of 3001", [section("x" * 3001)]),
    ("empty text", [section("")]),
    ("empty header", [{"type": "header", "text": plain("")}]),
    ("header of 151", [{"type": "header", "text": plain("x" * 151)}]),
    ("header in mrkdwn", [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]),
    ("section of nothing", [{"type": "section"}]),
    ("26 buttons", [actions(*(button("x", f"a{n}") for n in range(26)))]),
    ("no button", [actions()]),
    ("button text of 76", [actions(button("x" * 76, "a"))]),
    ("button value of 2001", [actions(button("x", "a", "x" * 2001))]),
    ("action_id of 256", [actions(button("x", "a" * 256))]),
    ("button that goes nowhere", [actions(button("x", "a") | {"url": "nowhere"})]),
    ("same action_id", [actions(button("x", "a"), button("y", "a"))]),
    ("same block_id", [section(block_id="b"), section(block_id="b")]),
    ("11 in a context", [{"type": "context", "elements": [plain("x")] * 11}]),
    ("option text of 76", [actions(menu(options=[option("x" * 76, "1")]))]),
    ("option value of 151", [actions(menu(options=[option("x", "1" * 151)]))]),
    ("101 options", [actions(menu(options=[option("x", str(n)) for n in range(101)]))]),
    ("no option", [actions(menu(options=[]))]),
    ("neither options nor groups", [actions(menu())]),
    (
        "strange initial",
        [actions(menu(options=[option("x", "1")], initial_option=option("y", "2")))],
    ),
    ("input without label", [{"type": "input", "element": {"type": "plain_text_input"}}]),
    ("image without alt", [{"type": "image", "image_url": "https://a.example/i.png"}]),
    ("too much markdown", [{"type": "markdown", "text": "x" * 6001}] * 2),
]


def test_good_blocks_pass() -> None:
    assert judge_blocks(GOOD) == ()


@pytest.mark.parametrize("blocks", [each for _, each in WRONG], ids=[name for name, _ in WRONG])
def test_wrong_blocks_are_faulted(blocks: list[Json]) -> None:
    assert judge_blocks(blocks) != ()


def test_verdict_says_where() -> None:
    blocks = [section(), actions(button("Annuler", "undo"), button("x" * 76, "fix"))]
    assert judge_blocks(blocks) == (
        Verdict("schema", "/blocks/1/elements/1/text/text", f"'{'x' * 76}' is too long"),
    )


FIELD = an_input("objet", {"type": "plain_text_input", "action_id": "t"})

WRONG_VIEWS: list[tuple[str, object]] = [
    ("no view", "modal"),
    ("other type", {"type": "window", "blocks": []}),
    ("title of 25", modal(section(), title=plain("x" * 25))),
    ("no title", {"type": "modal", "blocks": [section()]}),
    ("submit of 25", modal(section(), submit=plain("x" * 25))),
    ("metadata of 3001", modal(section(), private_metadata="x" * 3001)),
    ("callback_id of 256", modal(section(), callback_id="x" * 256)),
    ("unknown property", modal(section(), colour="red")),
    ("101 blocks", modal(*[section()] * 101)),
    ("no block", modal()),
    ("input without submit", {"type": "modal", "title": plain("x"), "blocks": [FIELD]}),
    ("home with a title", {"type": "home", "blocks": [section()], "title": plain("x")}),
    (
        "two focused",
        modal(
            *(an_input(name, {"type": "plain_text_input", "focus_on_load": True}) for name in "ab")
        ),
    ),
]


def test_good_views_pass() -> None:
    assert judge_view(modal(FIELD, *[section()] * 99)) == ()
    assert judge_view({"type": "home", "blocks": GOOD}) == ()


@pytest.mark.parametrize("view", [each for _, each in WRONG_VIEWS], ids=[n for n, _ in WRONG_VIEWS])
def test_wrong_views_are_faulted(view: object) -> None:
    assert judge_view(view) != ()


def test_options_are_judged() -> None:
    assert judge_options({"options": [option("CHUS", "1")]}) == ()
    assert judge_options({"options": []}) == ()
    assert judge_options({"option_groups": [{"label": plain("A"), "options": []}]}) == ()
    assert judge_options({}) != ()
    assert judge_options({"options": [option("x" * 76, "1")]}) != ()
    assert judge_options({"options": [{"text": plain("x")}]}) != ()
    assert judge_options({"options": [option("x", str(n)) for n in range(101)]}) != ()


@pytest.mark.parametrize(
    ("method", "arguments", "fault"),
    [
        ("chat.postMessage", {"text": "x"}, "methods: /channel: missing required field: channel"),
        ("chat.delete", {"channel": "C1", "ts": 1.5}, "methods: /ts: must be a string"),
        ("users.list", {"limit": "many"}, "methods: /limit: must be a whole number"),
        (
            "users.list",
            {"include_locale": "perhaps"},
            "methods: /include_locale: must be a boolean",
        ),
        (
            "files.getUploadURLExternal",
            {"filename": "a", "length": 0},
            "methods: /length: must be at least 1",
        ),
        ("files.completeUploadExternal", {"files": "{}"}, "methods: /files: must be an array"),
        ("auth.test", {"colour": "red"}, "advice: /colour: no such argument"),
        (
            "chat.postMessage",
            {"channel": "C", "attachments": "{}"},
            "methods: /attachments: must be an array",
        ),
        (
            "chat.postMessage",
            {"channel": "C", "attachments": ["x"]},
            "methods: /attachments/0: must be an object",
        ),
        (
            "chat.postMessage",
            {"channel": "C", "attachments": [{"blocks": []}]},
            "schema: /attachments/0/blocks: must be 1 to 50 blocks",
        ),
    ],
)
def test_arguments_are_judged(method: str, arguments: Json, fault: str) -> None:
    assert [str(each) for each in judge_call(method, arguments, is_json=False)] == [fault]


def test_json_is_judged_where_none_is_taken() -> None:
    [verdict] = judge_call("users.info", {"user": "U1"}, is_json=True)
    assert str(verdict) == "methods: (call): takes no JSON body"


def test_answers_are_judged() -> None:
    assert judge_answer({"text": "x", "blocks": GOOD}) == ()
    assert judge_answer({"blocks": [{"type": "banner"}]}) != ()


def test_every_documented_method_is_emulated() -> None:
    assert methods().keys() == METHODS.keys()


async def test_faulted_blocks_are_refused_as_slack_does(
    slack: Slack, client: AsyncWebClient, general: Channel
) -> None:
    def post(blocks: str | list[Json]) -> Awaitable[object]:
        return client.chat_postMessage(channel=general.id, text="x", blocks=blocks)

    assert await refused(post([section("")])) == "invalid_blocks"
    assert await refused(post("no JSON")) == "invalid_blocks_format"
    assert await refused(post([section("x" * 2999)] * 5)) == "msg_blocks_too_long"
    nothing = client.api_call("chat.postMessage", json={"channel": general.id, "text": ""})
    assert await refused(nothing) == "no_text"
    assert slack.history(general) == []
    assert blamed(slack) == [
        "schema: /blocks/0/text/text: '' should be non-empty",
        "schema: /blocks: must be an array of blocks",
        "limits: (call): msg_blocks_too_long",
        "limits: (call): no_text",
    ]


async def test_faulted_view_is_refused_as_slack_does(
    slack: Slack, client: AsyncWebClient, julie: Person
) -> None:
    def publish(blocks: list[Json]) -> Awaitable[object]:
        return client.views_publish(user_id=julie.id, view={"type": "home", "blocks": blocks})

    assert await refused(publish([section("")])) == "invalid_arguments"
    assert await refused(publish([section("x" * 2900)] * 100)) == "view_too_large"
    assert slack.home(julie) is None
    assert [call.method for call in slack.journal.faults()] == ["views.publish"] * 2
