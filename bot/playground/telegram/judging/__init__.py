"""What is wrong with a call to the Bot API."""
