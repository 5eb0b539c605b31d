"""How two spellings of one name are found equal."""

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼʹ´`′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("«»“”„‟‹›", '"'),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\ufe0f\u00ad", None),
        "œ": "oe",
        "æ": "ae",
    }
)


def fold(text: str) -> str:
    """Case, accents, kinds of quote, dash and space set aside."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"\s+", " ", bare.translate(_SAME)).strip()
