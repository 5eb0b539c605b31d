"""What people do in the workspace: type commands, write, press, choose, come and go."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.calls import Call, Verdict
from bot.playground.slack import filling, payloads
from bot.playground.slack.delivery import Delivery, Sort
from bot.playground.slack.endpoint import FORESEEABLE, PLATFORM
from bot.playground.slack.errors import NotPossibleError, SlackError
from bot.playground.slack.line import Line
from bot.playground.slack.model import SLACKBOT, Channel, Json, Kind, Message, Person, View
from bot.playground.slack.response_urls import answer_in_place
from bot.playground.slack.tickets import ResponseUrl
from bot.playground.slack_judges import judge_answer, judge_options

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
QUERY_LENGTH = 3
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


class Hands(Line):
    """A line with people at it. Each verb gives the delivery that told the app of it."""

    async def command(self, person: Person, channel: Channel, line: str) -> Delivery:
        """Type a slash command; what the app answers at once is shown to that person."""
        name, _, text = line.strip().partition(" ")
        declared = self.app.commands
        if not name.startswith("/") or (declared is not None and name not in declared):
            raise NotPossibleError(f"{name} is not a valid command")
        payload = payloads.command(
            self, person, self._conversation(person, channel), name, escaped(text.strip())
        )
        done = await self.deliver(Sort.COMMAND, payload)
        self._show_answer(person, channel, name, done)
        return done

    def _conversation(self, person: Person, channel: Channel) -> Channel:
        current = self.channels[channel.id]
        if person.id not in current.members or current.archived:
            raise NotPossibleError(f"{person.name} cannot write in {channel.name or channel.id}")
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
        self.note("command answer", given, verdicts, error)

    def note(
        self, method: str, given: Json, verdicts: tuple[Verdict, ...], error: str = ""
    ) -> None:
        """Keep in the journal what the app said in an acknowledgement."""
        call = Call(PLATFORM, method, given, time.monotonic(), error=error, verdicts=verdicts)
        self.journal.add(call)

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
            raise NotPossibleError(f"the app is not in {channel.name}")
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

    async def press(self, person: Person, where: Message | View, name: str) -> Delivery:
        """Press a button, by its action id or its text, on what the person has on screen."""
        found = filling.find(where.blocks, name)
        if found.element["type"] != "button":
            raise NotPossibleError(f"{name} is not a button")
        shown = ("type", "text", "value", "style", "url")
        action = {key: found.element[key] for key in shown if key in found.element}
        return await self._act(person, where, found, action)

    async def choose(
        self, person: Person, where: Message | View, name: str, value: object
    ) -> Delivery:
        """Choose in a menu by value or text; in a menu that searches, among what it found."""
        found = filling.find(where.blocks, name)
        entry = filling.filled(found, value, self._offered(person, where, found))
        if filling.is_kept(found.element):
            self._fill(where, found, entry)
        return await self._act(person, where, found, entry)

    async def _act(
        self, person: Person, where: Message | View, found: filling.Found, entry: Json
    ) -> Delivery:
        current = self._on_screen(person, where)
        ids = {"action_id": found.element["action_id"], "block_id": found.block["block_id"]}
        state = self.state(current)
        payload = payloads.block_actions(self, person, current, entry | ids, state)
        return await self.deliver(Sort.INTERACTION, payload)

    def _on_screen(self, person: Person, where: Message | View) -> Message | View:
        current = self.view(where.id) if isinstance(where, View) else self.current(where)
        reader = where.user if isinstance(where, View) else where.ephemeral_to
        if current is None or reader not in (None, person.id):
            raise NotPossibleError(f"{person.name} does not see that")
        return current

    async def suggest(
        self, person: Person, where: Message | View, name: str, typed: str
    ) -> list[Json]:
        """Type in a menu that searches; gives the options that the app found."""
        found = filling.find(where.blocks, name)
        if len(typed) < found.element.get("min_query_length", QUERY_LENGTH):
            raise NotPossibleError(f"nothing is searched for {typed!r}")
        element = found.element | {"block_id": found.block["block_id"]}
        current = self._on_screen(person, where)
        payload = payloads.block_suggestion(self, person, current, element, typed)
        done = await self.deliver(Sort.INTERACTION, payload)
        answer = done.answer if isinstance(done.answer, dict) else {}
        verdicts = judge_options(answer) if done.failure is None else ()
        self.note("block_suggestion answer", answer, verdicts)
        options = [] if verdicts else filling.options(answer)
        self.offered[person.id, found.element["action_id"]] = options
        return options

    def _offered(self, person: Person, where: Message | View, found: filling.Found) -> list[Json]:
        """List what an element offers: its own options, what it holds, what a search found."""
        held = self.state(where).get(found.block["block_id"], {})
        entry = held.get(found.element["action_id"], {}) if held else {}
        kept = [entry["selected_option"]] if entry.get("selected_option") else []
        searched = self.offered.get((person.id, found.element["action_id"]), [])
        return filling.options(found.element) + searched + kept

    def state(self, where: Message | View) -> Json:
        """Give what stands in every element of a message or a view."""
        return filling.state(where.blocks, self.chosen[_screen(where)])

    def _fill(self, where: Message | View, found: filling.Found, entry: Json) -> None:
        block = self.chosen[_screen(where)].setdefault(found.block["block_id"], {})
        block[found.element["action_id"]] = entry

    def fill(self, person: Person, where: View, values: Mapping[str, Any]) -> None:
        """Fill in a modal, by action id, block id or label; None empties."""
        for name, value in values.items():
            found = filling.find(where.blocks, name)
            self._fill(
                where, found, filling.filled(found, value, self._offered(person, where, found))
            )


def _screen(where: Message | View) -> str:
    return where.id if isinstance(where, View) else f"{where.channel}/{where.ts}"
