"""Estrie 2016-2017, in the proportions that the pilot project published."""

from datetime import date

from storage.contracts import Mode
from storage.demo.season import Buyer, Deals, Season
from storage.events import EventKind

ESTRIE = Season(
    slug="estrie-2016-2017",
    name="Estrie 2016-2017",
    territory="Estrie",
    city="Sherbrooke",
    starts=date(2016, 10, 5),
    ends=date(2017, 10, 4),
    told_until=date(2017, 9, 29),
    buyers=(
        Buyer("CIUSSS de l’Estrie – CHUS", 17),
        Buyer("Ville de Sherbrooke", 15),
        Buyer("Université de Sherbrooke", 14),
        Buyer("Cégep de Sherbrooke", 9),
        Buyer("Université Bishop’s", 8, english=True),
        Buyer("Coopérative Alentour", 5),
        Buyer("Caisse Desjardins du Nord de Sherbrooke", 4, own=True, alias="Caisse du Nord"),
        Buyer(
            "Caisse Desjardins des Deux-Rivières de Sherbrooke",
            3,
            own=True,
            alias="Caisse Deux-Rivières",
        ),
        Buyer("Caisse Desjardins de l’Est de Sherbrooke", 2, own=True, alias="Caisse de l’Est"),
        Buyer(
            "Caisse Desjardins du Mont-Bellevue de Sherbrooke",
            1,
            own=True,
            alias="Caisse du Mont-Bellevue",
        ),
    ),
    deals=(
        Deals(Mode.MUTUAL, 66, 98_000_00, sigma=0.75),
        Deals(Mode.INVITATION, 12, 52_000_00, sigma=0.5),
    ),
    contacts=96,
    activities={
        EventKind.TRAINING: 8,
        EventKind.AWARENESS: 8,
        EventKind.MATCHMAKING: 5,
        EventKind.CONFERENCE: 3,
        EventKind.VISIT: 6,
    },
    people_reached=312,
    details={
        "sender_name": "Pôle fictif de l’Estrie",
        "sender_address": "200, rue de l’Essai, Sherbrooke (Québec) H0H 0H0",
        "officer_name": "Odette Saint-Amand",
        "officer_email": "renseignements.estrie@example.org",
        "hosting": "Québec",
    },
)
