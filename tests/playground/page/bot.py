"""Calls made as the bot makes them, for what no feature sends yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.playground import loopback

if TYPE_CHECKING:
    from bot.playground.slack import Slack
    from bot.playground.telegram import Telegram

Json = dict[str, Any]


async def on_slack(slack: Slack, method: str, **arguments: object) -> Json:
    """Call the Web API."""
    token = {"Authorization": f"Bearer {slack.app.bot_token}"}
    given = {name: str(value) for name, value in arguments.items()}
    async with loopback.client() as bot:
        answer = await bot.post(f"{slack.url}/api/{method}", data=given, headers=token)
    content: Json = answer.json()
    return content


async def upload(slack: Slack, channel: str, name: str, content: bytes) -> Json:
    """Share a file in a conversation."""
    place = await on_slack(slack, "files.getUploadURLExternal", filename=name, length=len(content))
    async with loopback.client() as bot:
        await bot.post(place["upload_url"], content=content)
    named = f'[{{"id": "{place["file_id"]}", "title": "Un titre"}}]'
    return await on_slack(slack, "files.completeUploadExternal", files=named, channel_id=channel)


async def on_telegram(
    telegram: Telegram,
    method: str,
    files: dict[str, tuple[str, bytes]] | None = None,
    **arguments: str,
) -> Json:
    """Call the Bot API."""
    url = f"{telegram.api_url}{telegram.bot.token}/{method}"
    async with loopback.client() as bot:
        content: Json = (await bot.post(url, data=arguments, files=files)).json()
    assert content["ok"], content
    return content
