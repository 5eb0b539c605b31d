"""The emulated methods of the Bot API, by name."""

from bot.playground.telegram.methods.chats import CHATS
from bot.playground.telegram.methods.editing import EDITING
from bot.playground.telegram.methods.profile import PROFILE
from bot.playground.telegram.methods.sending import SENDING
from bot.playground.telegram.methods.server import Method
from bot.playground.telegram.methods.updates import UPDATES

METHODS: dict[str, Method] = {**UPDATES, **SENDING, **EDITING, **CHATS, **PROFILE}
