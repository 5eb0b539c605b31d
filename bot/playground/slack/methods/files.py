"""files.*: the three steps of an upload, the bytes between them."""

import dataclasses

from bot.playground.slack import shapes
from bot.playground.slack.arguments import Arguments
from bot.playground.slack.errors import SlackError
from bot.playground.slack.model import File, Json, Message
from bot.playground.slack.posting import read_content, writable_channel
from bot.playground.slack.workspace import Workspace


def get_upload_url(slack: Workspace, arguments: Arguments) -> Json:
    name = arguments.text("filename")
    file = File(slack.new_id("F"), name, name, arguments.number("length", 0))
    slack.files[file.id] = file
    return {"upload_url": f"{slack.url}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(slack: Workspace, arguments: Arguments) -> Json:
    files = [_titled(slack, each) for each in arguments.json("files")]
    for channel in {arguments.text("channel_id"), *arguments.text("channels").split(",")} - {""}:
        _share(slack, channel, arguments, files)
    return {"files": [shapes.file(slack, file) for file in files]}


def _titled(slack: Workspace, given: Json) -> File:
    file = slack.files.get(given["id"])
    if file is None or not file.content:
        raise SlackError("file_not_found")
    titled = dataclasses.replace(file, title=given.get("title") or file.title)
    slack.files[file.id] = titled
    return titled


def _share(slack: Workspace, given: str, arguments: Arguments, files: list[File]) -> None:
    channel, comment = writable_channel(slack, given), arguments.text("initial_comment")
    blocks = () if comment or "blocks" not in arguments else read_content(arguments).blocks
    slack.put(
        Message(
            channel.id,
            slack.timestamp(),
            slack.app.bot_user_id,
            comment,
            blocks or (),
            files=tuple(files),
            thread_ts=arguments.text("thread_ts") or None,
        )
    )
