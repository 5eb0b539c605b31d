"""Slack: one workspace's bot, over HTTP or Socket Mode."""

from bot.platforms.slack.platform import Credentials, SlackPlatform

__all__ = ["Credentials", "SlackPlatform"]
