"""Files sent through Slack, in its three steps: where to, the bytes, and to whom."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.outlet import Passing, Rejected, Sent
from bot.platforms.slack.calls import OK, called, stumbled

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.files import Drawn
    from bot.platforms.slack.text import Json


async def upload(client: AsyncWebClient, chat: str, blocks: Sequence[Json], file: Drawn) -> Sent:
    """Send a file with blocks: a comment would be read as markup.

    Raises Limited, Unreachable, Passing or Rejected.
    """
    place = await called(
        client.files_getUploadURLExternal(filename=file.name, length=len(file.content))
    )
    await called(_carried(client, str(place["upload_url"]), file.content))
    shared = {
        "files": json.dumps([{"id": str(place["file_id"]), "title": file.name}]),
        "channel_id": chat,
        "blocks": json.dumps(blocks),
    }
    # In the body: the client's own method writes all of it, people's words too, in the address.
    await called(client.api_call("files.completeUploadExternal", data=shared))
    # Slack does not tell which message shows the file: it is never edited.
    return Sent(chat, str(place["file_id"]))


async def _carried(client: AsyncWebClient, url: str, content: bytes) -> None:
    if client.session is None:
        raise Passing("not connected")
    async with client.session.post(url, data=content) as answer:
        stumbled(answer.status, answer.headers)
        if answer.status != OK:
            raise Rejected(f"upload {answer.status}")
