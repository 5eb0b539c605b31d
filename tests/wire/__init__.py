"""The whole machine over the wire: real SDKs, emulated platforms, a real database."""
