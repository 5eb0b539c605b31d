"""A direct chat as its platform keeps it: each answer is a message, which can be changed later."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.cards import Card
from bot.exchange import Press, Reply, Request, Words
from bot.outlet import Sent
from bot.rounds import Round
from tests.handlers.chat import Chat, buttons, persona


@dataclass(frozen=True)
class Screen:
    """What somebody has before their eyes."""

    chat: Chat
    who: str

    async def say(self, words: str) -> Sent:
        request = self.chat.request(Words(words), self.who)
        return await self.given(request, await self.chat.reply(request))

    async def press(self, label: str, message: Sent) -> Sent:
        """Press a button of a message; return where the answer stands, maybe in its place."""
        request = self.pressing(label, message)
        return await self.given(request, await self.chat.reply(request))

    def pressing(self, label: str, message: Sent) -> Request:
        card = self.chat.outlet.messages[message]
        button = next(one for one in buttons(card) if one.label == label)
        request = self.chat.request(Press(button.data), self.who)
        return replace(request, message=message.message)

    async def given(self, request: Request, reply: Reply) -> Sent:
        """Show an answer, and tell the machine where it stands."""
        outlet = self.chat.outlet
        assert reply.card is not None
        there = request.message if reply.replaces and request.message else str(next(outlet.numbers))
        sent = outlet.put(Sent(request.chat, there), reply.card)
        await self.chat.router.answered(request, reply, sent)
        return sent

    async def shows(self, message: Sent) -> Card:
        """Let what is due be sent and edited; return what the message shows then."""
        await self.chat.delivery.sweep()
        return self.chat.outlet.messages[message]

    async def received(self) -> Sent:
        """Let what is due be sent; return the message that came last."""
        await self.chat.delivery.sweep()
        mine = persona(self.who).terminal
        return [one for one in self.chat.outlet.messages if one.chat == mine][-1]


async def sweep(chat: Chat, name: str) -> None:
    """Let the clock look once at what one feature does again and again."""
    registry, now = chat.router.registry, chat.router.clock.now()
    handler = registry.sweeps[name].handler
    await chat.router.store.run(lambda db: handler(Round(db, now, registry)))
