"""views.*: modals and the Home tab."""

import dataclasses
import json

from bot.playground.slack import shapes
from bot.playground.slack.arguments import Arguments
from bot.playground.slack.errors import SlackError
from bot.playground.slack.model import Json, View
from bot.playground.slack.screens import DEPTH, changed_view, find_view, new_view, replace_view
from bot.playground.slack.workspace import Workspace

VIEW_BYTES = 250_000


def _content(slack: Workspace, arguments: Arguments, kind: str, own: View | None = None) -> Json:
    content: Json = arguments.json("view")
    if content["type"] != kind:
        raise SlackError("invalid_arguments")
    if len(json.dumps(content)) > VIEW_BYTES:
        raise SlackError("view_too_large")
    external = content.get("external_id")
    other = find_view(slack, external_id=external) if external else None
    if other is not None and (own is None or other.id != own.id):
        raise SlackError("duplicate_external_id")
    return content


def _guard(arguments: Arguments, view: View | None) -> None:
    if "hash" in arguments and (view is None or arguments.text("hash") != view.hash):
        raise SlackError("hash_conflict")


def open_modal(slack: Workspace, arguments: Arguments) -> Json:
    content = _content(slack, arguments, "modal")
    trigger = slack.tickets.exchange(arguments.text("trigger_id"))
    view = new_view(slack, trigger.user, content)
    slack.views[trigger.user] = [view]
    return {"view": shapes.view(slack, view)}


def push(slack: Workspace, arguments: Arguments) -> Json:
    content = _content(slack, arguments, "modal")
    trigger = slack.tickets.exchange(arguments.text("trigger_id"))
    stack = slack.views[trigger.user]
    if not stack or trigger.view is None:
        raise SlackError("not_found")
    if len(stack) >= DEPTH:
        raise SlackError("push_limit_reached")
    view = new_view(slack, trigger.user, content, below=stack[-1])
    stack.append(view)
    return {"view": shapes.view(slack, view)}


def update(slack: Workspace, arguments: Arguments) -> Json:
    view = find_view(
        slack, view_id=arguments.text("view_id"), external_id=arguments.text("external_id")
    )
    if view is None:
        raise SlackError("not_found")
    _guard(arguments, view)
    kind = str(view.content["type"])
    changed = changed_view(slack, view, _content(slack, arguments, kind, own=view))
    replace_view(slack, changed)
    return {"view": shapes.view(slack, changed)}


def publish(slack: Workspace, arguments: Arguments) -> Json:
    person = slack.people.get(arguments.text("user_id"))
    if person is None:
        raise SlackError("user_not_found")
    if not slack.app.home_tab:
        raise SlackError("not_enabled")
    old = slack.home(person)
    _guard(arguments, old)
    view = new_view(slack, person.id, _content(slack, arguments, "home", own=old))
    if old is not None:
        view = dataclasses.replace(view, id=old.id, root_id=old.id)
    slack.homes[person.id] = view
    return {"view": shapes.view(slack, view)}
