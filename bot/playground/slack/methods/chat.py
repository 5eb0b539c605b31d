"""chat.*: messages."""

import dataclasses

from bot.playground.slack import shapes
from bot.playground.slack.arguments import Arguments
from bot.playground.slack.errors import SlackError
from bot.playground.slack.model import Channel, Json, Message
from bot.playground.slack.posting import read_content, visible_channel, writable_channel
from bot.playground.slack.workspace import Workspace

POSTED_TEXT = 40_000
UPDATED_TEXT = 4_000


def post_message(slack: Workspace, arguments: Arguments) -> Json:
    channel = writable_channel(slack, arguments.text("channel"))
    message = slack.put(_compose(slack, channel, arguments))
    shown = shapes.message(slack, message)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def _compose(slack: Workspace, channel: Channel, arguments: Arguments) -> Message:
    content = read_content(arguments)
    return Message(
        channel.id,
        slack.timestamp(),
        slack.app.bot_user_id,
        (content.text or "")[:POSTED_TEXT],
        content.blocks or (),
        content.attachments or (),
        thread_ts=arguments.text("thread_ts") or None,
        metadata=arguments.json("metadata"),
    )


def post_ephemeral(slack: Workspace, arguments: Arguments) -> Json:
    channel = writable_channel(slack, arguments.text("channel"))
    reader = arguments.text("user")
    if reader not in channel.members:
        raise SlackError("user_not_in_channel")
    if len(arguments.text("text")) > POSTED_TEXT:
        raise SlackError("msg_too_long")
    message = _compose(slack, channel, arguments)
    slack.put(dataclasses.replace(message, ephemeral_to=reader))
    return {"message_ts": message.ts}


def _own_message(slack: Workspace, channel: Channel, ts: str, refusal: str) -> Message:
    message = slack.messages.get((channel.id, ts))
    if message is None or message.ephemeral_to is not None:
        raise SlackError("message_not_found")
    if message.user != slack.app.bot_user_id:
        raise SlackError(refusal)
    return message


def update(slack: Workspace, arguments: Arguments) -> Json:
    channel = writable_channel(slack, arguments.text("channel"))
    old = _own_message(slack, channel, arguments.text("ts"), "cant_update_message")
    if len(arguments.text("text")) > UPDATED_TEXT:
        raise SlackError("msg_too_long")
    content = read_content(arguments)
    changes = {
        name: value
        for name in ("text", "blocks", "attachments")
        if (value := getattr(content, name)) is not None
    }
    new = slack.put(dataclasses.replace(old, **changes, edited=slack.timestamp()))
    shown = shapes.message(slack, new)
    del shown["ts"]
    return {"channel": channel.id, "ts": new.ts, "text": new.text, "message": shown}


def delete(slack: Workspace, arguments: Arguments) -> Json:
    channel = visible_channel(slack, arguments.text("channel"))
    message = _own_message(slack, channel, arguments.text("ts"), "cant_delete_message")
    slack.drop(message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(slack: Workspace, arguments: Arguments) -> Json:
    channel = visible_channel(slack, arguments.text("channel"))
    ts = arguments.text("message_ts")
    if (channel.id, ts) not in slack.messages:
        raise SlackError("message_not_found")
    number = ts.replace(".", "")
    address = f"https://{slack.team.domain}.slack.com/archives/{channel.id}/p{number}"
    return {"channel": channel.id, "permalink": address}
