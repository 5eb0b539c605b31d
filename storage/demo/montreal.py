"""Montréal 2016-2017, in the proportions that the programme published."""

from datetime import date

from storage.contracts import Mode
from storage.demo.season import Buyer, Deals, Season
from storage.events import EventKind

MONTREAL = Season(
    slug="montreal-2016-2017",
    name="Montréal 2016-2017",
    territory="Montréal",
    city="Montréal",
    starts=date(2016, 9, 1),
    ends=date(2017, 8, 31),
    told_until=date(2017, 8, 31),
    buyers=(
        Buyer("Ville de Montréal", 74),
        Buyer("Société de transport de Montréal", 58),
        Buyer("Université du Québec à Montréal", 52),
        Buyer("Université de Montréal", 44),
        Buyer("Centre hospitalier de l’Université de Montréal", 38),
        Buyer("Université McGill", 36, english=True),
        Buyer("Université Concordia", 33, english=True),
        Buyer("CHU Sainte-Justine", 27),
        Buyer("Bibliothèque et Archives nationales du Québec", 24),
        Buyer("Hydro-Québec", 22),
        Buyer("Centre de services scolaire de Montréal", 20),
        Buyer("HEC Montréal", 17),
        Buyer("École de technologie supérieure", 15),
        Buyer("Société des alcools du Québec", 14),
        Buyer("Collège de Rosemont", 13),
        Buyer("Collège Dawson", 4, english=True),
        Buyer("Administration portuaire de Montréal", 3),
        Buyer("Énergir", 2),
        Buyer("Mouvement Desjardins", 1),
    ),
    deals=(
        Deals(Mode.MUTUAL, 398, 1_310_000_00, sigma=0.75),
        Deals(Mode.INVITATION, 79, 1_040_000_00, sigma=0.6),
        Deals(Mode.PUBLIC, 20, 900_000_00, sigma=0.5),
    ),
    contacts=612,
    activities={
        EventKind.TRAINING: 6,
        EventKind.NETWORKING: 4,
        EventKind.MATCHMAKING: 5,
        EventKind.VISIT: 4,
        EventKind.CONFERENCE: 2,
        EventKind.AWARENESS: 3,
    },
    people_reached=640,
    details={
        "sender_name": "Pôle fictif de Montréal",
        "sender_address": "100, rue de l’Essai, Montréal (Québec) H0H 0H0",
        "officer_name": "Odette Saint-Amand",
        "officer_email": "renseignements.montreal@example.org",
        "hosting": "Québec",
    },
)
