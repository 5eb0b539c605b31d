"""The machine: chat, forms, delivery and the clock, and no feature by name."""
