"""Tests that read like a chat."""
