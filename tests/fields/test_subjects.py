"""What an event is about, said past its hour, and what it takes place on."""

from __future__ import annotations

import pytest

from tests.fields.announcing import read


@pytest.mark.parametrize(
    ("line", "title", "place"),
    [
        ("formation Excel, jeudi 14h, sur la facturation", "Excel sur la facturation", ""),
        ("formation Excel jeudi 14h, Parvis, sur les devis", "Excel sur les devis", "Parvis"),
        ("formation Excel, jeudi 14h (sur l’achat local)", "Excel sur l’achat local", ""),
        (
            "training Excel, Thursday 2pm, about invoicing, Parvis",
            "Excel about invoicing",
            "Parvis",
        ),
        (
            "formation jeudi 14h sur la facturation, Parvis",
            "Formation sur la facturation",
            "Parvis",
        ),
        ("formation jeudi 14h sur la vente au détail", "Formation sur la vente au détail", ""),
        ("formation jeudi 14h sur les devis au Parvis", "Formation sur les devis", "au Parvis"),
    ],
)
def test_what_an_event_is_about_ends_its_title(line: str, title: str, place: str) -> None:
    said = read(line)

    assert (said[1], said[4]) == (title, place)


@pytest.mark.parametrize(
    "place",
    ["sur Zoom", "sur zoom", "sur la terrasse", "sur place", "sur la rue King", "sur Sherbrooke"],
)
def test_what_an_event_takes_place_on_is_its_place(place: str) -> None:
    said = read(f"formation Excel, jeudi 14h, {place}")

    assert (said[1], said[4]) == ("Excel", place)
