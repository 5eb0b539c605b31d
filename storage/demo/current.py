"""Estrie–Montréal 2026-2027: the cohort that lives, with its first weeks behind it."""

from datetime import date

from storage.contracts import Mode
from storage.demo.season import Buyer, Deals, Season
from storage.events import EventKind

CURRENT = Season(
    slug="estrie-montreal-2026-2027",
    name="Estrie–Montréal 2026-2027",
    territory="Estrie et Montréal",
    city="Sherbrooke",
    starts=date(2026, 9, 14),
    ends=date(2027, 8, 31),
    told_until=date(2026, 11, 17),
    buyers=(
        Buyer("CIUSSS de l’Estrie – CHUS", 5),
        Buyer("Société de transport de Montréal", 4),
        Buyer("Ville de Sherbrooke", 3),
        Buyer("Université de Sherbrooke", 3),
        Buyer("Université du Québec à Montréal", 2),
        Buyer("Ville de Montréal", 2),
        Buyer("Université Bishop’s", 1, english=True),
        Buyer("Université Concordia", 1, english=True),
        Buyer("Bibliothèque et Archives nationales du Québec", 1),
        Buyer("CHU Sainte-Justine", 1),
        Buyer("Cégep de Sherbrooke", 1),
        Buyer("Hydro-Québec", 0),
    ),
    deals=(
        Deals(Mode.MUTUAL, 20, 42_000_00, sigma=0.75),
        Deals(Mode.INVITATION, 3, 27_000_00, sigma=0.4),
        Deals(Mode.PUBLIC, 1, 38_000_00, sigma=0.3),
    ),
    contacts=40,
    activities={
        EventKind.TRAINING: 2,
        EventKind.NETWORKING: 1,
        EventKind.AWARENESS: 1,
        EventKind.VISIT: 1,
    },
    people_reached=74,
    details={
        "contract_goal": 150,
        "amount_goal_cents": 900_000_00,
        "sender_name": "Pôle fictif de l’achat collectif",
        "sender_address": "300, rue de l’Essai, Sherbrooke (Québec) H0H 0H0",
        "officer_name": "Odette Saint-Amand",
        "officer_email": "renseignements@example.org",
        "hosting": "Québec",
    },
    contract_target=15,
    amount_target_cents=90_000_00,
)
