"""Words that several names share, and their misspellings."""

from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.fields.lexicon import word_set

STEMS: Final[dict[str, str]] = {
    **{
        word: word
        for word in word_set(
            """sherbrooke montreal ciusss cegep css universite champlain college ville
            estrie mrc hopital caisse caisses desjardins commission chu"""
        )
    },
    "university": "universite",
    "hospital": "hopital",
    "city": "ville",
    "sherb": "sherbrooke",
    "mtl": "montreal",
    "cisss": "ciusss",
    "ciuss": "ciusss",
    "cius": "ciusss",
    "univ": "universite",
    "uni": "universite",
}
"""Words that several names share: alone they name nobody, they are asked about."""

_LONG_STEMS: Final = ("sherbrooke", "montreal", "universite", "champlain", "desjardins")
_SPELT: Final = 7
_NEAR: Final = 0.8


def stem_of(word: str) -> str | None:
    """Return the shared word that this is, or nearly is when it is long: « sherbroke »."""
    if word in STEMS or len(word) < _SPELT:
        return STEMS.get(word)
    near = process.extractOne(
        word, _LONG_STEMS, scorer=OSA.normalized_similarity, score_cutoff=_NEAR
    )
    return near[0] if near else None
