"""The views on people's screens: made, changed, stacked and closed."""

import dataclasses

from bot.playground.slack.blocks import with_ids
from bot.playground.slack.model import Json, View
from bot.playground.slack.workspace import Workspace

DEPTH = 3


def _complete(content: Json) -> Json:
    return content | {"blocks": with_ids(content["blocks"])}


def _hash(slack: Workspace) -> str:
    return f"{slack.timestamp()}.view"


def new_view(slack: Workspace, user: str, content: Json, below: View | None = None) -> View:
    """Make a view, not yet shown, on top of another or alone."""
    view_id = slack.new_id("V")
    root, previous = (below.root_id, below.id) if below else (view_id, None)
    return View(view_id, user, _complete(content), _hash(slack), root, previous)


def changed_view(slack: Workspace, view: View, content: Json) -> View:
    """Give a view another content, in its place."""
    return dataclasses.replace(view, content=_complete(content), hash=_hash(slack))


def replace_view(slack: Workspace, view: View) -> None:
    """Show a changed view where its former self stands."""
    if view.user in slack.homes and slack.homes[view.user].id == view.id:
        slack.homes[view.user] = view
    stack = slack.views[view.user]
    slack.views[view.user] = [view if each.id == view.id else each for each in stack]


def find_view(slack: Workspace, *, view_id: str = "", external_id: str = "") -> View | None:
    """Find a shown view by its id or by the app's own."""
    if view_id:
        return slack.view(view_id)
    shown = [each for stack in slack.views.values() for each in stack] + [*slack.homes.values()]
    return next((each for each in shown if each.content.get("external_id") == external_id), None)
