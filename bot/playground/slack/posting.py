"""What the app may say, and where: shared by the Web API, response URLs and acknowledgements."""

from dataclasses import dataclass

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.blocks import texts, with_ids
from bot.playground.slack.errors import SlackError
from bot.playground.slack.model import Channel, Json, Kind
from bot.playground.slack.workspace import Workspace

BLOCK_TEXT_IN_ALL = 13_200
ATTACHMENTS = 100
MARKDOWN = 12_000


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says; None where the call did not mention it."""

    text: str | None
    blocks: tuple[Json, ...] | None
    attachments: tuple[Json, ...] | None

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.blocks or self.attachments)


def read_content(arguments: Arguments) -> Content:
    """Read text, blocks and attachments, within Slack's limits."""
    blocks = _listed(arguments, "blocks")
    content = Content(
        text=_text(arguments),
        blocks=None if blocks is None else tuple(with_ids(blocks)),
        attachments=_listed(arguments, "attachments"),
    )
    _check(content)
    return content


def _text(arguments: Arguments) -> str | None:
    if "markdown_text" not in arguments:
        return arguments.text("text") if "text" in arguments else None
    if arguments.text("text") or arguments.text("blocks"):
        raise SlackError("markdown_text_conflict")
    if len(arguments.text("markdown_text")) > MARKDOWN:
        raise SlackError("msg_too_long")
    return arguments.text("markdown_text")


def _listed(arguments: Arguments, name: str) -> tuple[Json, ...] | None:
    # An empty list takes away what a message has; an empty string says nothing.
    return None if arguments.values.get(name) in (None, "") else tuple(arguments.json(name))


def _check(content: Content) -> None:
    if content.is_empty and not (content.blocks == () or content.attachments == ()):
        raise SlackError("no_text")
    if sum(len(text["text"]) for text in texts(content.blocks)) > BLOCK_TEXT_IN_ALL:
        raise SlackError("msg_blocks_too_long")
    if len(content.attachments or ()) > ATTACHMENTS:
        raise SlackError("too_many_attachments")


def visible_channel(slack: Workspace, given: str) -> Channel:
    """Find a conversation that the app may see, by id or by #name."""
    named = {f"#{each.name}": each for each in slack.channels.values() if each.name}
    channel = slack.channels.get(given) or named.get(given)
    if channel is None:
        raise SlackError("channel_not_found")
    if channel.kind is not Kind.PUBLIC and slack.app.bot_user_id not in channel.members:
        raise SlackError("channel_not_found")
    return channel


def writable_channel(slack: Workspace, given: str) -> Channel:
    """Find a conversation that the app may write in; a user's id means their direct messages."""
    if given in slack.people and given != slack.app.bot_user_id:
        return slack.direct(slack.people[given])
    channel = visible_channel(slack, given)
    anywhere = channel.kind is Kind.PUBLIC and "chat:write.public" in slack.app.scopes
    if slack.app.bot_user_id not in channel.members and not anywhere:
        raise SlackError("not_in_channel")
    if channel.archived:
        raise SlackError("is_archived")
    return channel
