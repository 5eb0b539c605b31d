"""The JSON that Slack gives of people, conversations, messages, views and files."""

import datetime as dt
import zoneinfo
from urllib.parse import quote

from bot.playground.slack.model import Channel, File, Json, Kind, Message, Person, View
from bot.playground.slack.workspace import Workspace


def person(slack: Workspace, who: Person, *, locale: bool = False) -> Json:
    """Show a user, as `users.info` does."""
    instant = dt.datetime.fromtimestamp(slack.now(), zoneinfo.ZoneInfo(who.tz))
    offset = instant.utcoffset() or dt.timedelta()
    shown: Json = {
        "id": who.id,
        "team_id": slack.team.id,
        "name": who.name,
        "deleted": who.deleted,
        "real_name": who.real_name,
        "tz": who.tz,
        "tz_label": instant.tzname() or who.tz,
        "tz_offset": int(offset.total_seconds()),
        "profile": {
            "real_name": who.real_name,
            "real_name_normalized": who.real_name,
            "display_name": who.display_name,
            "display_name_normalized": who.display_name,
            "team": slack.team.id,
        },
        "is_admin": False,
        "is_bot": who.is_bot,
        "is_app_user": False,
        "updated": 0,
    }
    return shown | ({"locale": who.locale} if locale else {})


def channel(slack: Workspace, what: Channel) -> Json:
    """Show a conversation, as `conversations.info` does."""
    shown: Json = {"id": what.id, "created": what.created, "is_archived": what.archived}
    if what.kind is Kind.DIRECT:
        (other,) = what.members - {slack.app.bot_user_id}
        return shown | {"is_im": True, "user": other, "is_org_shared": False}
    private = what.kind is not Kind.PUBLIC
    return shown | {
        "name": what.name,
        "name_normalized": what.name,
        "is_channel": not private,
        "is_group": what.kind is Kind.PRIVATE,
        "is_im": False,
        "is_mpim": what.kind is Kind.GROUP,
        "is_private": private,
        "is_member": slack.app.bot_user_id in what.members,
        "num_members": len(what.members),
    }


def file(slack: Workspace, what: File) -> Json:
    """Show an uploaded file."""
    address = f"{slack.url}/files-pri/{what.id}/{quote(what.name)}"
    return {
        "id": what.id,
        "name": what.name,
        "title": what.title,
        "filetype": what.name.rpartition(".")[2],
        "user": slack.app.bot_user_id,
        "size": len(what.content),
        "mode": "hosted",
        "is_external": False,
        "url_private": address,
        "url_private_download": address,
    }


def message(slack: Workspace, what: Message) -> Json:
    """Show a message, without its conversation."""
    shown: Json = {
        "type": "message",
        "user": what.user,
        "text": what.text,
        "ts": what.ts,
        "team": slack.team.id,
    }
    if what.user == slack.app.bot_user_id:
        shown |= {"bot_id": slack.app.bot_id, "app_id": slack.app.id}
    optional = {
        "blocks": list(what.blocks),
        "attachments": list(what.attachments),
        "files": [file(slack, each) for each in what.files],
        "thread_ts": what.thread_ts,
        "edited": what.edited and {"user": what.user, "ts": what.edited},
        "metadata": what.metadata,
    }
    return shown | {name: value for name, value in optional.items() if value}


def view(slack: Workspace, what: View, state: Json | None = None) -> Json:
    """Show a view, with what a person has filled in so far."""
    defaults: Json = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "submit": None,
        "close": None,
    }
    return (
        defaults
        | what.content
        | {
            "id": what.id,
            "team_id": slack.team.id,
            "state": {"values": state or {}},
            "hash": what.hash,
            "root_view_id": what.root_id,
            "previous_view_id": what.previous_id,
            "app_id": slack.app.id,
            "app_installed_team_id": slack.team.id,
            "bot_id": slack.app.bot_id,
        }
    )
