"""An emulated Telegram: the Bot API on loopback, its judges, and people's hands."""

from bot.playground.telegram.commands import Command
from bot.playground.telegram.errors import ImpossibleError
from bot.playground.telegram.keyboards import Button
from bot.playground.telegram.parsing.text import Entity
from bot.playground.telegram.telegram import BOT, Telegram
from bot.playground.telegram.things import BotAccount, Chat, Message, Person, Query, Toast

__all__ = [
    "BOT",
    "BotAccount",
    "Button",
    "Chat",
    "Command",
    "Entity",
    "ImpossibleError",
    "Message",
    "Person",
    "Query",
    "Telegram",
    "Toast",
]
