"""The terminal: one person, line by line."""

from bot.platforms.terminal.session import Read, Write, chat, lines

__all__ = ["Read", "Write", "chat", "lines"]
