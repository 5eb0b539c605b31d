"""What examples hold where a value of one's own goes."""

PLACEHOLDER = "…"


def unwritten(value: str) -> bool:
    """Whether it was copied as it stands: one word around the placeholder, not a sentence."""
    return PLACEHOLDER in value and len(value.split()) == 1
