"""The page on which both platforms, the clock and backstage are seen and used."""

from bot.playground.page.application import application

__all__ = ["application"]
