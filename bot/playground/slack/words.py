"""What people do with words: type commands, and write."""

import time
from dataclasses import dataclass

from bot.i18n import N_
from bot.playground.calls import Call, Verdict
from bot.playground.slack import payloads
from bot.playground.slack.delivery import Delivery, Sort
from bot.playground.slack.endpoint import FORESEEABLE, PLATFORM
from bot.playground.slack.errors import NotPossibleError, SlackError
from bot.playground.slack.judging import judge_answer
from bot.playground.slack.line import Line
from bot.playground.slack.model import SLACKBOT, Channel, Json, Kind, Message, Person
from bot.playground.slack.response_urls import answer_in_place
from bot.playground.slack.tickets import ResponseUrl

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
SUBSCRIPTIONS = {
    Kind.PUBLIC: "message.channels",
    Kind.PRIVATE: "message.groups",
    Kind.DIRECT: "message.im",
    Kind.GROUP: "message.mpim",
}


def escaped(text: str) -> str:
    """Write what a person typed as Slack sends it."""
    for plain, entity in ESCAPES:
        text = text.replace(plain, entity)
    return text


@dataclass(frozen=True, slots=True)
class Said:
    """A message that a person wrote, and the events that told the app of it."""

    message: Message
    deliveries: tuple[Delivery, ...]


class Words(Line):
    """A line with people at it who write. Each verb gives the delivery that told the app of it."""

    async def command(self, person: Person, channel: Channel, line: str) -> Delivery:
        """Type a slash command; what the app answers at once is shown to that person."""
        name, _, text = line.strip().partition(" ")
        declared = self.app.commands
        if not name.startswith("/") or (declared is not None and name not in declared):
            raise NotPossibleError(N_("{command} is not a valid command."), command=name)
        payload = payloads.command(
            self, person, self._conversation(person, channel), name, escaped(text.strip())
        )
        done = await self.deliver(Sort.COMMAND, payload)
        self._show_answer(person, channel, name, done)
        return done

    def _conversation(self, person: Person, channel: Channel) -> Channel:
        current = self.channels[channel.id]
        if person.id not in current.members or current.archived:
            where = channel.name or channel.id
            raise NotPossibleError(
                N_("{name} cannot write in {chat}."), name=person.name, chat=where
            )
        return current

    def _show_answer(self, person: Person, channel: Channel, name: str, done: Delivery) -> None:
        if done.failure is not None:
            text = f"{name} failed with the error “{done.failure.shown}”"
            ts = self.timestamp()
            self.put(Message(channel.id, ts, SLACKBOT, text, ephemeral_to=person.id))
        elif done.answer:
            self._answer_at_once(ResponseUrl(person.id, channel.id, self.now()), done.answer)

    def _answer_at_once(self, url: ResponseUrl, answer: Json | str) -> None:
        given: Json = {"text": answer} if isinstance(answer, str) else answer
        verdicts, error = judge_answer(given), ""
        try:
            if not verdicts:
                answer_in_place(self, url, given)
        except SlackError as refusal:
            error = refusal.code
            if error in FORESEEABLE:
                verdicts = (Verdict("limits", "", error),)
        self.note("command answer", url.user, given, verdicts, error)

    def note(
        self, method: str, to: str, given: Json, verdicts: tuple[Verdict, ...], error: str = ""
    ) -> None:
        """Keep in the journal what the app said to a person in an acknowledgement."""
        at = time.monotonic()
        self.journal.add(Call(PLATFORM, method, given, at, 200, error, verdicts, to=to))

    async def say(
        self, person: Person, channel: Channel, text: str, thread_ts: str | None = None
    ) -> Said:
        """Write in a conversation, or in a thread of it."""
        return await self._say(person, channel, escaped(text), thread_ts, mention=False)

    async def mention(
        self, person: Person, channel: Channel, text: str, thread_ts: str | None = None
    ) -> Said:
        """Write to the app by its name; it must be in the channel."""
        if self.app.bot_user_id not in self.channels[channel.id].members:
            raise NotPossibleError(N_("The app is not in {chat}."), chat=channel.name)
        text = f"<@{self.app.bot_user_id}> {escaped(text)}"
        return await self._say(person, channel, text, thread_ts, mention=True)

    async def dm(self, person: Person, text: str, thread_ts: str | None = None) -> Said:
        """Write to the app directly."""
        return await self.say(person, self.direct(person), text, thread_ts)

    async def _say(
        self,
        person: Person,
        channel: Channel,
        text: str,
        thread_ts: str | None,
        *,
        mention: bool,
    ) -> Said:
        channel = self._conversation(person, channel)
        ts = self.timestamp()
        message = self.put(Message(channel.id, ts, person.id, text, thread_ts=thread_ts))
        if self.app.bot_user_id not in channel.members:
            return Said(message, ())
        told = [
            await self.send_event(payloads.said(self, message, kind), subscription)
            for kind, subscription in (
                *([("app_mention", "app_mention")] if mention else []),
                ("message", SUBSCRIPTIONS[channel.kind]),
            )
        ]
        return Said(message, tuple(delivery for delivery in told if delivery is not None))
