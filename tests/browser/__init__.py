"""The playground's page in a real Chromium, with the real demo behind it."""
