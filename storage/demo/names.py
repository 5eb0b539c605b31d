"""Fictitious people: their names, and what buyers do in an institution."""

from collections.abc import Iterator
from itertools import count

# 41 and 37 have no common divisor: 1,517 different names before one comes again.
FIRST = (
    *("Andrée", "Benoît", "Camille", "Denis", "Élise", "Farid", "Geneviève", "Hugo", "Isabelle"),
    *("Jérémie", "Karine", "Louis", "Maude", "Nicolas", "Odile", "Patrice", "Quentin", "Renée"),
    *("Simon", "Thérèse", "Ulric", "Valérie", "William", "Xavier", "Yasmine", "Zoé", "Amadou"),
    *("Brigitte", "Carlos", "Delphine", "Étienne", "Fanny", "Guillaume", "Huguette", "Ibrahim"),
    *("Josée", "Kevin", "Linh", "Martine", "Noémie", "Olivier"),
)
LAST = (
    *("Arsenault", "Beaulieu", "Cloutier", "Demers", "Émond", "Fortin", "Gauthier", "Hébert"),
    *("Iannuzzi", "Jobin", "Kaba", "Lemieux", "Morin", "Nadeau", "Ouellet", "Paquette", "Quirion"),
    *("Rousseau", "Savard", "Thibault", "Valois", "Nguyen", "Zakari", "Audet", "Bélanger", "Caron"),
    *("Diallo", "Éthier", "Ferland", "Girard", "Houle", "Jacques", "Labrecque", "Mercier"),
    *("Normandin", "Pelletier", "Haddad"),
)
BUYER_ROLES = (
    "responsable de l’approvisionnement",
    "responsable des événements",
    "gestionnaire de contrats",
    "gestionnaire, service des immeubles",
    "spécialiste en développement durable",
    "adjointe ou adjoint de direction",
    "responsable des communications",
)


def people() -> Iterator[str]:
    """Names without end, in an order of their own."""
    for number in count():
        yield f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
