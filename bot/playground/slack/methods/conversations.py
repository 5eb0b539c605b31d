"""conversations.*: channels, direct messages and who is in them."""

from bot.playground.slack import shapes
from bot.playground.slack.arguments import Arguments
from bot.playground.slack.errors import SlackError
from bot.playground.slack.methods.pages import page
from bot.playground.slack.model import Channel, Json, Kind, Person
from bot.playground.slack.posting import visible_channel
from bot.playground.slack.workspace import Workspace

FAMILIES = {
    Kind.PUBLIC: "channels",
    Kind.PRIVATE: "groups",
    Kind.DIRECT: "im",
    Kind.GROUP: "mpim",
}
TYPES = {
    "public_channel": Kind.PUBLIC,
    "private_channel": Kind.PRIVATE,
    "im": Kind.DIRECT,
    "mpim": Kind.GROUP,
}
GROUP_SIZE = 8


def _need(slack: Workspace, scope: str) -> None:
    if scope not in slack.app.scopes:
        provided = ",".join(sorted(slack.app.scopes))
        raise SlackError("missing_scope", needed=scope, provided=provided)


def _readable(slack: Workspace, arguments: Arguments) -> Channel:
    channel = visible_channel(slack, arguments.text("channel"))
    _need(slack, f"{FAMILIES[channel.kind]}:read")
    return channel


def info(slack: Workspace, arguments: Arguments) -> Json:
    shown = shapes.channel(slack, _readable(slack, arguments))
    if not arguments.flag("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown}


def members(slack: Workspace, arguments: Arguments) -> Json:
    return page("members", sorted(_readable(slack, arguments).members), arguments)


def list_all(slack: Workspace, arguments: Arguments) -> Json:
    given = (arguments.text("types") or "public_channel").replace(" ", "").split(",")
    if any(each not in TYPES for each in given):
        raise SlackError("invalid_types")
    kinds = {TYPES[each] for each in given}
    for kind in kinds:
        _need(slack, f"{FAMILIES[kind]}:read")
    found = [
        shapes.channel(slack, channel)
        for channel in slack.channels.values()
        if channel.kind in kinds
        and (channel.kind is Kind.PUBLIC or slack.app.bot_user_id in channel.members)
        and not (channel.archived and arguments.flag("exclude_archived"))
    ]
    return page("channels", found, arguments)


def open_direct(slack: Workspace, arguments: Arguments) -> Json:
    if "channel" in arguments:
        channel = visible_channel(slack, arguments.text("channel"))
        return {"no_op": True, "already_open": True, "channel": {"id": channel.id}}
    people = _people(slack, arguments.text("users"))
    _need(slack, "im:write" if len(people) == 1 else "mpim:write")
    before = len(slack.channels)
    channel = slack.direct(*people)
    whole = shapes.channel(slack, channel) if arguments.flag("return_im") else {"id": channel.id}
    opened = {} if len(slack.channels) > before else {"no_op": True, "already_open": True}
    return {**opened, "channel": whole}


def _people(slack: Workspace, users: str) -> list[Person]:
    ids = [each for each in users.replace(" ", "").split(",") if each]
    if not ids:
        raise SlackError("users_list_not_supplied")
    if len(ids) > GROUP_SIZE:
        raise SlackError("too_many_users")
    if any(each not in slack.people or each == slack.app.bot_user_id for each in ids):
        raise SlackError("user_not_found")
    people = [slack.people[each] for each in ids]
    if any(person.deleted for person in people):
        raise SlackError("user_disabled")
    return people
