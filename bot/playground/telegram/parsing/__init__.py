"""Texts and their markup, read as Telegram reads them."""
