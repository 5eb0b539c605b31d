"""What people do with modals, the Home tab and shortcuts, and how they come and go."""

from collections.abc import Mapping
from typing import Any

from bot.i18n import N_
from bot.playground.calls import Verdict
from bot.playground.slack import filling, payloads, shapes
from bot.playground.slack.delivery import Delivery, Sort
from bot.playground.slack.errors import NotPossibleError
from bot.playground.slack.judging import judge_view
from bot.playground.slack.model import Json, Message, Person, View
from bot.playground.slack.presses import Presses
from bot.playground.slack.screens import changed_view, new_view, replace_view


class Modals(Presses):
    """Hands on views."""

    async def submit(
        self, person: Person, view: View, values: Mapping[str, Any] | None = None
    ) -> Delivery:
        """Fill in the modal on top and send it in; `errors` of the delivery keep it open."""
        current = self._top(person, view)
        self.fill(person, current, values or {})
        state = self.state(current)
        if lacking := filling.missing(current.blocks, state):
            raise NotPossibleError(
                N_("To be filled in first: {inputs}."), inputs=", ".join(lacking)
            )
        payload = payloads.view_submission(self, person, current, state)
        done = await self.deliver(Sort.INTERACTION, payload)
        if done.failure is None:
            self._follow(current, done.answer if isinstance(done.answer, dict) else {})
        return done

    def _top(self, person: Person, view: View) -> View:
        current = self.modal(person)
        if current.id != view.id:
            raise NotPossibleError(N_("Another form is on top."))
        return current

    def _follow(self, view: View, answer: Json) -> None:
        verdicts = _judge_response(view, answer)
        if answer:
            self.note("view_submission answer", view.user, answer, verdicts)
        if verdicts:
            return
        stack = self.views[view.user]
        match answer.get("response_action"):
            case None:
                stack[:] = [each for each in stack if each.id != view.id]
            case "clear":
                stack.clear()
            case "update":
                replace_view(self, changed_view(self, view, answer["view"]))
            case "push":
                stack.append(new_view(self, view.user, answer["view"], below=view))
            case _:
                pass  # errors keep it open
        self.pulse.beat()

    async def close(
        self, person: Person, view: View, *, all_of_them: bool = False
    ) -> Delivery | None:
        """Close the modal on top, or the whole stack; the app is told if the view asks for it."""
        current = self._top(person, view)
        stack = self.views[person.id]
        stack[:] = [] if all_of_them else stack[:-1]
        self.pulse.beat()
        if not current.content.get("notify_on_close"):
            return None
        payload = payloads.view_closed(self, person, current, cleared=all_of_them)
        return await self.deliver(Sort.INTERACTION, payload)

    async def shortcut(self, person: Person, callback_id: str) -> Delivery:
        """Choose one of the app's shortcuts, anywhere."""
        payload = payloads.shortcut(self, person, callback_id)
        return await self.deliver(Sort.INTERACTION, payload)

    async def message_shortcut(
        self, person: Person, message: Message, callback_id: str
    ) -> Delivery:
        """Choose one of the app's shortcuts on a message."""
        payload = payloads.message_action(self, person, message, callback_id)
        return await self.deliver(Sort.INTERACTION, payload)

    async def open_home(self, person: Person, tab: str = "home") -> Delivery | None:
        """Open the app's Home, or its `messages` tab."""
        event: Json = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": self.direct(person).id,
            "tab": tab,
            "event_ts": self.timestamp(),
        }
        home = self.home(person)
        return await self.send_event(event | ({"view": shapes.view(self, home)} if home else {}))

    async def join(self, person: Person) -> Delivery | None:
        """Tell the app that someone came into the workspace."""
        who = shapes.person(self, person, locale=True)
        return await self.send_event({"type": "team_join", "user": who})

    async def uninstall(self) -> Delivery | None:
        """Take the app out of the workspace: its tokens are dead from then on."""
        self.installed = False
        tokens: Json = {"oauth": [], "bot": [self.app.bot_user_id]}
        await self.send_event({"type": "tokens_revoked", "tokens": tokens})
        return await self.send_event({"type": "app_uninstalled"})


def _judge_response(view: View, answer: Json) -> tuple[Verdict, ...]:
    match answer.get("response_action"):
        case None if not answer:
            return ()
        case "clear":
            return ()
        case "errors":
            return _judge_errors(view, answer.get("errors"))
        case "update" | "push":
            return judge_view(answer.get("view"))
        case other:
            return (Verdict("rules", "/response_action", f"{other!r} is not known"),)


def _judge_errors(view: View, errors: object) -> tuple[Verdict, ...]:
    if not isinstance(errors, dict) or not errors:
        return (Verdict("rules", "/errors", "must name a block"),)
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    strange = sorted(errors.keys() - inputs)
    return tuple(Verdict("rules", f"/errors/{each}", "is no input's block_id") for each in strange)
