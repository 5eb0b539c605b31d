"""The whole of the playground behind its page."""
