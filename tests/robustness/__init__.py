"""Bad days of the whole machine: each a real one, and each got over."""
