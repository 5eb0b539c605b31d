"""The chat platforms: what arrives from them, and how a card looks there."""
