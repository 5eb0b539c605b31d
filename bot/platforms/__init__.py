"""The chats: the only rooms where their SDKs are known."""
