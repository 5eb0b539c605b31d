"""People's hands: accounts, groups, and what is done in a client."""

import itertools
from collections.abc import Iterable

from bot.i18n import N_
from bot.playground.telegram import acts, notices
from bot.playground.telegram.errors import ImpossibleError
from bot.playground.telegram.methods.server import Server
from bot.playground.telegram.payloads import user_payload
from bot.playground.telegram.things import Attachment, Chat, Message, Person, Query
from bot.playground.telegram.world import GroupKind


class Hands:
    """What anyone can do on Telegram; a chat is a `Chat`, or the person of a direct chat."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.world = server.world
        self.bot = server.world.bot
        # Topic 1 is the general one, which every forum has.
        self._topics = itertools.count(2)

    # Who there is

    def person(
        self,
        first_name: str,
        *,
        language_code: str = "",
        username: str = "",
        started: bool = False,
        id: int = 0,  # Telegram's own word
    ) -> Person:
        """Someone with an account; `started`: the bot may write first."""
        number = id or self.world.new_person_id()
        person = Person(number, first_name, language_code, username)
        return self.world.enrol(person, started=started)

    def group(
        self,
        title: str,
        people: Iterable[Person],
        *,
        kind: GroupKind = "supergroup",
        forum: bool = False,
        with_bot: bool = True,
        id: int = 0,  # Telegram's own word
    ) -> Chat:
        """A group; its first person owns it."""
        number = id or self.world.new_group_id(kind)
        chat = Chat(number, kind, title, forum=forum)
        return self.world.found(chat, people, with_bot=with_bot)

    async def topic(self, person: Person, chat: Chat, name: str) -> int:
        """Open a topic in a forum; gives its message_thread_id."""
        number = next(self._topics)
        self.world.topics.setdefault(chat.id, {})[number] = name
        colour = {"name": name, "icon_color": 0x6FB9F0}
        acts.announce(self._server, person.id, chat.id, forum_topic_created=colour)
        return number

    def promote(self, chat: Chat) -> None:
        """Make the bot an administrator of a group: it then sees every message."""
        self.world.members[chat.id][self.bot.id] = "administrator"

    # What people do

    async def say(
        self,
        person: Person,
        chat: Chat | Person,
        text: str,
        reply_to: Message | None = None,
        *,
        thread: int = 0,
    ) -> Message:
        """Write in a chat."""
        return acts.write(self._server, person, chat.id, text, reply_to=reply_to, thread=thread)

    async def edit(self, person: Person, message: Message, text: str) -> Message:
        """Change one's own message."""
        return acts.rewrite(self._server, person, message, text)

    async def send_file(
        self,
        person: Person,
        chat: Chat | Person,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        media_type: str = "application/octet-stream",
    ) -> Message:
        """Send a document."""
        acts.require_writable(self.world, person, chat.id)
        stored = self.world.store(name, content)
        file = Attachment("document", stored.file_id, name, media_type, len(content))
        return acts.upload(self._server, person, chat.id, file, caption)

    async def press(
        self, person: Person, message: Message, button: str, *, inaccessible: bool = False
    ) -> Query:
        """Press the button with this text or data.

        `inaccessible`: the bot cannot see the message any more.
        """
        found = acts.button_of(self.world, message, button)
        if found.action != "callback_data":
            why = N_("“{button}” is no button to press: {action}.")
            raise ImpossibleError(why, button=found.text, action=found.action)
        return acts.press(self._server, person, message, found.data, inaccessible=inaccessible)

    async def forge(self, person: Person, message: Message, data: str) -> Query:
        """Send button data that no button offers, as a forged client can."""
        return acts.press(self._server, person, message, data, inaccessible=False)

    async def follow(self, person: Person, message: Message, button: str) -> str:
        """Open a link button; a deep link to the bot presses Start. Gives the address."""
        url = acts.button_of(self.world, message, button).url
        payload = acts.deep_link(self.world, url)
        if payload is not None:
            acts.begin(self._server, person, payload)
        return url

    async def start(self, person: Person, payload: str | None = None) -> Message:
        """Press Start, with what a deep link carries; unblocks the bot."""
        return acts.begin(self._server, person, payload or "")

    async def block(self, person: Person) -> None:
        """Stop the bot."""
        notices.tell_standing(self._server, person.id, person.id, "kicked")

    async def unblock(self, person: Person) -> None:
        """Let a stopped bot write again, without pressing Start."""
        if self.world.status(person.id, self.bot.id) != "kicked":
            raise ImpossibleError(N_("{name} has not stopped the bot."), name=person.first_name)
        notices.tell_standing(self._server, person.id, person.id, "member")

    async def deactivate(self, person: Person) -> None:
        """Delete one's account."""
        self.world.gone.add(person.id)

    async def add_bot(self, person: Person, chat: Chat) -> None:
        """Bring the bot into a group."""
        notices.tell_standing(self._server, chat.id, person.id, "member")
        bot = user_payload(self.world, self.bot.id)
        acts.announce(self._server, person.id, chat.id, new_chat_members=[bot])

    async def kick_bot(self, person: Person, chat: Chat) -> None:
        """Throw the bot out of a group."""
        notices.tell_standing(self._server, chat.id, person.id, "kicked")

    async def join(self, person: Person, chat: Chat) -> None:
        """Enter a group."""
        self.world.members[chat.id][person.id] = "member"
        who = user_payload(self.world, person.id)
        acts.announce(self._server, person.id, chat.id, new_chat_members=[who])

    async def leave(self, person: Person, chat: Chat) -> None:
        """Go out of a group."""
        self.world.members[chat.id][person.id] = "left"
        who = user_payload(self.world, person.id)
        acts.announce(self._server, person.id, chat.id, left_chat_member=who)

    async def migrate(self, person: Person, chat: Chat) -> Chat:
        """Upgrade a basic group; gives the supergroup with its new id."""
        number = self.world.new_group_id("supergroup")
        return acts.upgrade(self._server, person.id, chat, number)
