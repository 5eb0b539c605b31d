"""An amount of money, before or after taxes, and how it is kept and shown."""

from dataclasses import dataclass
from typing import Final, Literal

from bot.fields.field import Json, Option
from bot.i18n import N_, Phrase, Translator

Tax = Literal["unknown", "extra", "included"]

CENTS: Final = 100
MOST: Final = 100_000_000 * CENTS
"""No contract of the programme comes near; a larger one is a slip of the keys."""
UNUSUAL: Final = 1_000_000 * CENTS
SMALLEST: Final = 10 * CENTS

_TAX_KEYS: Final[dict[Tax, str]] = {"extra": "en_sus", "included": "incluses"}


@dataclass(frozen=True, slots=True)
class Money:
    """Integer cents. `approximate`: said with « environ »; `tax`: what was said of taxes."""

    cents: int
    currency: str = "CAD"
    approximate: bool = False
    tax: Tax = "unknown"

    def shown(self, t: Translator) -> str:
        return t.money(self.cents, self.currency)

    @property
    def unusual(self) -> bool:
        """Whether it is worth a second look."""
        return self.cents > UNUSUAL or self.cents < SMALLEST

    def dump(self) -> Json:
        return {
            "cents": self.cents,
            "currency": self.currency,
            "approximate": self.approximate,
            "tax": self.tax,
        }

    @staticmethod
    def load(kept: Json) -> "Money":
        match kept:
            case {"cents": int(cents), "currency": str(currency), "approximate": bool(about)} if (
                0 < cents <= MOST and kept.get("tax") in {"unknown", "extra", "included"}
            ):
                return Money(cents, currency, about, kept["tax"])
            case _:
                raise ValueError("not an amount")

    def export(self) -> dict[str, Json]:
        """Return the keys of `parse`: an exact decimal, and what was said besides."""
        printed: dict[str, Json] = {"amount": decimal(self.cents)}
        if self.approximate:
            printed["approx"] = True
        if self.tax != "unknown":
            printed["tax"] = _TAX_KEYS[self.tax]
        return printed

    def option(self) -> Option:
        label = N_("about {amount}") if self.approximate else "{amount}"
        return Option(Phrase(label, {"amount": self}), self.dump())


def decimal(cents: int) -> str:
    """Write cents as `2500.00`."""
    return f"{cents // CENTS}.{cents % CENTS:02}"
