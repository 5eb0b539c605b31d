"""The terminal: one person, line by line."""

from bot.platforms.terminal.session import Read, Screen, Write, chat, lines

__all__ = ["Read", "Screen", "Write", "chat", "lines"]
