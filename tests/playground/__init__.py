"""The emulated platforms, tried with the real clients."""
