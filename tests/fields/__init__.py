"""How each kind of value is recognised."""
