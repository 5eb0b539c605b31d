"""Slack: what it shows, and what passes over the wire."""
