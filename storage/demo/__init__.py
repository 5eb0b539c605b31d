"""Demo cohorts: fictitious enterprises and people, real institutions, published totals."""

from storage.demo.current import CURRENT
from storage.demo.estrie import ESTRIE
from storage.demo.montreal import MONTREAL
from storage.demo.personas import (
    PERSONAS,
    SLACK_WORKSPACE,
    TELEGRAM_WORKSPACE,
    TERMINAL_WORKSPACE,
    WORDING,
    Persona,
)
from storage.demo.seeding import NotEmpty, seed
from storage.demo.totals import CohortTotals

__all__ = [
    "CURRENT",
    "ESTRIE",
    "MONTREAL",
    "PERSONAS",
    "SLACK_WORKSPACE",
    "TELEGRAM_WORKSPACE",
    "TERMINAL_WORKSPACE",
    "WORDING",
    "CohortTotals",
    "NotEmpty",
    "Persona",
    "seed",
]
