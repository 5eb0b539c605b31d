"""An emulated Telegram: the Bot API on loopback, its judges, and people's hands."""
