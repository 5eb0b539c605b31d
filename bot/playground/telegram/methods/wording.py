"""What the bot's words become in a message."""

from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.judging.lengths import formatted
from bot.playground.telegram.keyboards import keyboard_of
from bot.playground.telegram.methods.access import Arguments
from bot.playground.telegram.parsing.text import Entity, Formatted
from bot.playground.telegram.things import Message
from bot.playground.telegram.world import World


def worded(world: World, arguments: Arguments, name: str) -> Formatted:
    """Parse an argument and find the links and commands in it."""
    parsed = formatted(world.parser, arguments, name)
    if isinstance(parsed, str):
        raise bad_request(parsed)
    stated = tuple(_entity(each) for each in arguments.get("entities", ()))
    entities = (*parsed.entities, *stated)
    known = tuple(each for each in entities if not each.user or each.user in world.people)
    return Formatted(parsed.text, known).with_found(world.parser.find(parsed.text))


def same(one: Message, other: Message) -> bool:
    """Whether an edit would change nothing that people see."""
    return (one.text, one.entities, one.keyboard) == (other.text, other.entities, other.keyboard)


def inline(arguments: Arguments) -> dict[str, object]:
    """The keyboard of a call, as the fields of a message."""
    markup = arguments.get("reply_markup") or {}
    return {"keyboard": keyboard_of(markup), "markup": markup}


def _entity(stated: dict[str, object]) -> Entity:
    user = stated.get("user")
    return Entity(
        type=str(stated["type"]),
        offset=int(str(stated["offset"])),
        length=int(str(stated["length"])),
        url=str(stated.get("url", "")),
        user=int(user["id"]) if isinstance(user, dict) else 0,
        language=str(stated.get("language", "")),
        custom_emoji=str(stated.get("custom_emoji_id", "")),
    )
