"""The state of an emulated workspace: its people, conversations, messages and open views."""

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable

from bot.i18n import N_
from bot.playground.pulse import Pulse
from bot.playground.slack.clock import Timestamps, wall_clock
from bot.playground.slack.errors import NotPossibleError
from bot.playground.slack.model import App, Channel, File, Json, Kind, Message, Person, Team, View
from bot.playground.slack.tickets import Tickets


class Workspace:
    """Everything that is there; changed through its verbs alone."""

    def __init__(
        self,
        app: App | None = None,
        team: Team | None = None,
        now: Callable[[], float] = wall_clock,
        pulse: Pulse | None = None,
    ) -> None:
        self.app = app or App()
        self.team = team or Team()
        self.now = now
        self.pulse = pulse or Pulse()
        self.url = ""
        self.installed = True
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[tuple[str, str], Message] = {}
        self.views: defaultdict[str, list[View]] = defaultdict(list)
        self.homes: dict[str, View] = {}
        self.files: dict[str, File] = {}
        # What people chose, by screen, block and action; what searches found, by person and action.
        self.chosen: defaultdict[str, Json] = defaultdict(dict)
        self.offered: dict[tuple[str, str], list[Json]] = {}
        self.link_tickets: set[str] = set()
        self.tickets = Tickets(now)
        self.timestamp = Timestamps(now)
        self._serials = itertools.count(1)
        self._add(Person(self.app.bot_user_id, "maillon", self.app.name, is_bot=True))

    def new_id(self, prefix: str) -> str:
        """Give an id that nothing has."""
        return f"{prefix}{next(self._serials):08d}"

    def _add(self, person: Person) -> Person:
        self.people[person.id] = person
        self.pulse.beat()
        return person

    def add_person(
        self,
        name: str,
        real_name: str = "",
        *,
        locale: str = "fr-CA",
        tz: str = "America/Toronto",
        id: str = "",  # Slack's own word
    ) -> Person:
        """Let someone join the workspace."""
        real_name = real_name or name.capitalize()
        return self._add(Person(id or self.new_id("U"), name, real_name, locale, tz, name))

    def add_channel(
        self,
        name: str,
        members: Iterable[Person] = (),
        *,
        private: bool = False,
        with_app: bool = True,
    ) -> Channel:
        """Create a channel; the app is in it unless told otherwise."""
        ids = {person.id for person in members} | ({self.app.bot_user_id} if with_app else set())
        kind = Kind.PRIVATE if private else Kind.PUBLIC
        return self._open(self.new_id("C"), name, kind, frozenset(ids))

    def direct(self, *people: Person) -> Channel:
        """Give the conversation of the app with these people alone, opened if it is not."""
        members = frozenset(person.id for person in people) | {self.app.bot_user_id}
        kind = Kind.DIRECT if len(people) == 1 else Kind.GROUP
        for channel in self.channels.values():
            if channel.kind is kind and channel.members == members:
                return channel
        return self._open(self.new_id("D" if kind is Kind.DIRECT else "G"), "", kind, members)

    def _open(self, id: str, name: str, kind: Kind, members: frozenset[str]) -> Channel:
        channel = Channel(id, name, kind, members, int(self.now()))
        self.channels[id] = channel
        self.pulse.beat()
        return channel

    def archive(self, channel: Channel) -> Channel:
        """Close a channel for good."""
        return self._change(channel, archived=True)

    def invite(self, channel: Channel, *people: Person) -> Channel:
        """Add people to a channel."""
        members = self.channels[channel.id].members | {person.id for person in people}
        return self._change(channel, members=members)

    def remove(self, channel: Channel, *people: Person) -> Channel:
        """Take people, or the app, out of a channel."""
        members = self.channels[channel.id].members - {person.id for person in people}
        return self._change(channel, members=members)

    def _change(self, channel: Channel, **changes: object) -> Channel:
        changed = dataclasses.replace(self.channels[channel.id], **changes)  # type: ignore[arg-type]  # fields by name
        self.channels[channel.id] = changed
        self.pulse.beat()
        return changed

    def deactivate(self, person: Person) -> Person:
        """Close someone's account."""
        return self._add(dataclasses.replace(person, deleted=True))

    @property
    def bot(self) -> Person:
        """The app's bot user."""
        return self.people[self.app.bot_user_id]

    def put(self, message: Message) -> Message:
        """Keep a message, new or changed."""
        self.messages[message.channel, message.ts] = message
        self.pulse.beat()
        return message

    def drop(self, message: Message) -> None:
        """Take a message away."""
        del self.messages[message.channel, message.ts]
        self.pulse.beat()

    def history(self, channel: Channel) -> list[Message]:
        """List all messages of a conversation, oldest first, other people's ephemeral ones too."""
        found = [message for message in self.messages.values() if message.channel == channel.id]
        return sorted(found, key=lambda message: tuple(map(int, message.ts.split("."))))

    def visible_to(self, person: Person, channel: Channel) -> list[Message]:
        """List a conversation as someone sees it; `ephemeral_to` marks what only they see."""
        channel = self.channels[channel.id]
        if channel.kind is not Kind.PUBLIC and person.id not in channel.members:
            where = channel.name or channel.id
            raise NotPossibleError(N_("{name} is not in {chat}."), name=person.name, chat=where)
        return [
            message
            for message in self.history(channel)
            if message.ephemeral_to in (None, person.id)
        ]

    def current(self, message: Message) -> Message | None:
        """Give a message as it now is, None when it is gone."""
        return self.messages.get((message.channel, message.ts))

    def modal(self, person: Person) -> View:
        """Give the modal on top of someone's screen."""
        if not self.views[person.id]:
            raise NotPossibleError(N_("{name} has no open form."), name=person.name)
        return self.views[person.id][-1]

    def home(self, person: Person) -> View | None:
        """Give what the app published on someone's Home."""
        return self.homes.get(person.id)

    def view(self, view_id: str) -> View | None:
        """Find an open modal or a Home by its id."""
        stacks = itertools.chain(self.homes.values(), *self.views.values())
        return next((view for view in stacks if view.id == view_id), None)
