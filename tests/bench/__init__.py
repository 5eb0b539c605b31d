"""How much it bears: each module prints what it measured."""
