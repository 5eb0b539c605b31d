"""Emulated Slack and Telegram on loopback, stateful, judging every call."""
