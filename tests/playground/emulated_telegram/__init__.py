"""The emulated Telegram, tried with the real python-telegram-bot."""
