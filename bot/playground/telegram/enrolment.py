"""Who exists and where they meet."""

from collections.abc import Iterable
from typing import Literal

from bot.playground.telegram.things import Chat, Person, Status
from bot.playground.telegram.world import World

# Identifiers have up to 52 significant bits: these do not fit 32.
FIRST_PERSON = 2**51
FIRST_GROUP = -4_000_000_000
FIRST_SUPERGROUP = -1_002_000_000_000

GroupKind = Literal["group", "supergroup"]


def enrol(world: World, person: Person, *, started: bool) -> Person:
    """Someone opens a Telegram account; `started`: has pressed Start at the bot."""
    world.people[person.id] = person
    world.chats[person.id] = Chat(person.id, "private", username=person.username)
    world.members[person.id] = {person.id: "member"}
    if started:
        world.members[person.id][world.bot.id] = "member"
    return person


def found(world: World, chat: Chat, people: Iterable[Person], *, with_bot: bool) -> Chat:
    """A group begins; its first person owns it."""
    world.chats[chat.id] = chat
    ids = [person.id for person in people]
    standing: dict[int, Status] = dict.fromkeys(ids, "member")
    standing |= dict.fromkeys(ids[:1], "creator")
    world.members[chat.id] = standing
    if with_bot:
        standing[world.bot.id] = "member"
    return chat


def new_person_id(world: World) -> int:
    """An identifier that nobody has."""
    return FIRST_PERSON + world.serial()


def new_group_id(world: World, kind: GroupKind) -> int:
    """An identifier that no group has."""
    return (FIRST_GROUP if kind == "group" else FIRST_SUPERGROUP) - world.serial()
