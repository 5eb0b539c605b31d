"""An emulated Slack workspace: its Web API, its events and the hands of its people."""

from bot.playground.slack.delivery import Delivery, Failure, Sort
from bot.playground.slack.emulator import Slack
from bot.playground.slack.errors import NotPossibleError
from bot.playground.slack.http_line import signature, signed_headers
from bot.playground.slack.model import App, Channel, File, Kind, Message, Person, Team, View
from bot.playground.slack.words import Said

__all__ = [
    "App",
    "Channel",
    "Delivery",
    "Failure",
    "File",
    "Kind",
    "Message",
    "NotPossibleError",
    "Person",
    "Said",
    "Slack",
    "Sort",
    "Team",
    "View",
    "signature",
    "signed_headers",
]
