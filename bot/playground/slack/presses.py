"""What people do with what is on their screen: press, choose, search, fill in."""

from collections.abc import Mapping
from typing import Any

from bot.i18n import N_
from bot.playground.slack import filling, payloads
from bot.playground.slack.delivery import Delivery, Sort
from bot.playground.slack.errors import NotPossibleError
from bot.playground.slack.judging import judge_options
from bot.playground.slack.model import Json, Message, Person, View
from bot.playground.slack.words import Words

QUERY_LENGTH = 3


class Presses(Words):
    """Hands on messages and views."""

    async def press(self, person: Person, where: Message | View, name: str) -> Delivery:
        """Press a button, by its action id or its text, on what the person has on screen."""
        found = filling.find(where.blocks, name)
        if found.element["type"] != "button":
            raise NotPossibleError(N_("“{button}” is not a button."), button=name)
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
            raise NotPossibleError(N_("{name} does not see that."), name=person.name)
        return current

    async def suggest(
        self, person: Person, where: Message | View, name: str, typed: str
    ) -> list[Json]:
        """Type in a menu that searches; gives the options that the app found."""
        found = filling.find(where.blocks, name)
        if len(typed) < found.element.get("min_query_length", QUERY_LENGTH):
            raise NotPossibleError(N_("Nothing is searched for “{typed}”."), typed=typed)
        element = found.element | {"block_id": found.block["block_id"]}
        current = self._on_screen(person, where)
        payload = payloads.block_suggestion(self, person, current, element, typed)
        done = await self.deliver(Sort.INTERACTION, payload)
        answer = done.answer if isinstance(done.answer, dict) else {}
        verdicts = judge_options(answer) if done.failure is None else ()
        self.note("block_suggestion answer", person.id, answer, verdicts)
        options = [] if verdicts else filling.options(answer)
        self._keep_offered(person, found, options)
        return options

    def _keep_offered(self, person: Person, found: filling.Found, options: list[Json]) -> None:
        # What an earlier search found may be what stands in the menu.
        key = person.id, found.element["action_id"]
        earlier = [each for each in self.offered.get(key, ()) if each not in options]
        self.offered[key] = [*options, *earlier]

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
        self.pulse.beat()

    def fill(self, person: Person, where: View, values: Mapping[str, Any]) -> None:
        """Fill in a modal, by action id, block id or label; None empties."""
        for name, value in values.items():
            found = filling.find(where.blocks, name)
            self._fill(
                where, found, filling.filled(found, value, self._offered(person, where, found))
            )


def _screen(where: Message | View) -> str:
    return where.id if isinstance(where, View) else f"{where.channel}/{where.ts}"
