"""How two spellings of one name are found equal."""

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u00b4`\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a", '"'),
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
