"""The bot on an emulated Telegram."""
