"""The tests, which read like a chat."""
