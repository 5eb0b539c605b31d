"""Lines of calls for tenders as people type them, and what they say."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours as Between
from bot.fields.line import words_of
from bot.forms import Asking, Filled
from bot.i18n import Language, Phrase
from storage import sectors
from storage.contracts import Mode
from tests.fields.calls import CALL
from tests.forms.samples import BUNDLE, reading


def said(line: str, language: Language = "fr") -> dict[str, object]:
    filled = CALL.read(line, reading(language=language, directory=BUNDLE))
    assert isinstance(filled, Filled)
    return dict(filled.values)


def asked(line: str) -> tuple[str, str, list[object], object]:
    """Return which value is asked for and how, what may be pressed, and the title."""
    asking = CALL.read(line, reading(directory=BUNDLE))
    assert isinstance(asking, Asking)
    assert isinstance(asking.why, Phrase)
    pressed = [one.value for one in asking.options]
    return asking.slot.name, asking.why.source, pressed, asking.kept.get("title")


@pytest.mark.parametrize(
    ("typed", "language", "sector"),
    [
        ("traiteur", "fr", "traiteur"),
        ("entretien ménager", "fr", "entretien_menager"),
        ("impression", "fr", "imprimerie"),
        ("imprimerie", "fr", "imprimerie"),
        ("catering", "en", "traiteur"),
        ("caterer", "fr", "traiteur"),
        ("food", "en", "alimentation"),
        ("cleaning", "en", "entretien_menager"),
        ("printing", "fr", "imprimerie"),
        ("landscaping", "en", "amenagement_paysager"),
        ("snow removal", "en", "deneigement"),
        ("furniture", "en", "mobilier"),
        ("translation", "en", "traduction"),
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        "Vaisselle, CHUS, public, {sector}, 9 décembre à 14h",
        "Vaisselle CHUS public {sector} 9 décembre 14h",
        "CHUS public « Vaisselle » {sector} 9 décembre 14h",
        "Vaisselle au CHUS, public, secteur {sector}, le 9 décembre à 14h",
    ],
)
def test_sector_is_known_by_the_words_of_both_languages(
    line: str, typed: str, language: Language, sector: str
) -> None:
    values = said(line.format(sector=typed), language)

    assert (values["title"], values["mode"], values["sectors"]) == (
        "Vaisselle",
        Mode.PUBLIC,
        (sector,),
    )
    assert (values["on"], values["hours"]) == (date(2026, 12, 9), Between(time(14)))


@pytest.mark.parametrize(
    ("title", "sector"),
    [
        ("Entretien des bureaux", "entretien_menager"),
        ("Entretien de bureaux", "entretien_menager"),
        ("Nettoyage des bureaux", "entretien_menager"),
        ("Grand ménage d’un étage de bureaux", "entretien_menager"),
        ("Peinture des bureaux", "renovation"),
        ("Déménagement de bureaux", "demenagement"),
        ("Achat de bureaux", "mobilier"),
        ("Bureaux assis-debout", "mobilier"),
        ("Bureaux et chaises", "mobilier"),
    ],
)
def test_offices_are_where_work_is_done_and_desks_are_furniture(title: str, sector: str) -> None:
    values = said(f"lundi 7 décembre à 14h, {title}, STM, public")

    assert (values["title"], values["sectors"]) == (title, (sector,))


def test_sector_is_asked_for_where_offices_alone_are_said() -> None:
    name, _, _, title = asked("7 décembre à 14h, Éclairage des bureaux, STM, public")

    assert (name, title) == ("sectors", "Éclairage des bureaux")


@pytest.mark.parametrize("one", sectors.every(), ids=lambda one: one.code)
def test_each_sector_has_words_of_its_own_in_both_languages(one: sectors.Sector) -> None:
    others = {
        words_of(word)
        for other in sectors.every()
        if other.code != one.code
        for word in (other.name_fr, other.name_en, *other.synonyms)
    }
    own = {words_of(word) for word in (one.name_fr, one.name_en, *one.synonyms)}

    assert not own & others
    assert len(one.synonyms) > 5


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Service de traiteur CHUS public 9 décembre 14h", "Service de traiteur"),
        ("traiteur CHUS public 9 décembre 14h", "traiteur"),
        ("CHUS public traiteur 9 décembre 14h", "traiteur"),
        ("Repas du midi, CHUS, public, traiteur, 9 décembre 14h", "Repas du midi"),
        ("Midi-conférence, CHUS, public, traiteur, 9 décembre 14h", "Midi-conférence"),
    ],
)
def test_words_of_a_title_stay_there(line: str, title: str) -> None:
    values = said(line)

    assert (values["title"], values["sectors"], values["hours"]) == (
        title,
        ("traiteur",),
        Between(time(14)),
    )


@pytest.mark.parametrize(
    "closing",
    [
        "clôture le 7 décembre 14h",
        "Clôture : lundi 7 décembre à 14 h",
        "La clôture est le 7 décembre à 14h",
        "fermeture le 7 décembre 14h",
        "ferme le 7 décembre 14h",
        "avant le 7 décembre 14h",
        "au plus tard le 7 décembre à 14h",
        "date limite : 7 décembre 14h",
        "dépôt des offres avant le 7 décembre 14h",
        "jusqu'au 7 décembre 14h",
        "d’ici le 7 décembre 14h",
        "fin le 7 décembre 14h",
        "clôture 14h le 7 décembre",
        "closing December 7 at 2pm",
        "Closes on December 7 at 2pm",
        "no later than December 7 at 2pm",
        "deadline: December 7, 2pm",
    ],
)
@pytest.mark.parametrize("order", ["{}, {}, CHUS, public, traiteur", "CHUS, {}, {}, public"])
@pytest.mark.parametrize(
    "title", ["Buffet de Noël", "Boîtes à lunch pour 40", "Service de traiteur"]
)
def test_title_follows_a_closing_that_comes_first(closing: str, order: str, title: str) -> None:
    values = said(order.format(closing, title))

    assert (values["title"], values["sectors"]) == (title, ("traiteur",))
    assert (values["on"], values["hours"]) == (date(2026, 12, 7), Between(time(14)))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("réparation de clôture, 7 décembre 14h, CHUS, public", "réparation de clôture"),
        ("réparation de clôture le 7 décembre 14h, CHUS, public", "réparation de clôture"),
        ("Clôture du terrain, 7 décembre 14h, CHUS, public", "Clôture du terrain"),
        ("7 décembre 14h, Clôture du terrain, CHUS, public", "Clôture du terrain"),
        ("clôture le 7 décembre 14h, Clôture du terrain, CHUS, public", "Clôture du terrain"),
        ("Clôture, 7 décembre 14h, CHUS, public", "Clôture"),
        ("Clôture, 7 décembre 14h, rénovation, CHUS, public", "Clôture"),
        ("« Clôture » le 7 décembre 14h, CHUS, public", "Clôture"),
        ("Repas, bon café, CHUS, public, clôture le 7 décembre 14h", "Repas, bon café"),
        ("Avant le congé, 7 décembre 14h, CHUS, public", "Avant le congé"),
    ],
)
def test_words_of_a_closing_in_a_title_stay_there(line: str, title: str) -> None:
    kept = CALL.read(line, reading(directory=BUNDLE)).kept

    assert (kept["title"], kept["on"], kept["hours"]) == (title, "2026-12-07", ["14:00"])


def test_words_that_lead_to_a_closing_are_no_title() -> None:
    name, _, _, title = asked("clôture le 7 décembre 14h, CHUS, public, traiteur")

    assert (name, title) == ("title", None)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("clôture le 7 décembre 14h, Buffet, CHUS, public", "Buffet"),
        ("7 décembre 14h, Buffet, CHUS, public", "Buffet"),
        ("CHUS, public, closing December 7 at 2pm, Lunch boxes", "Lunch boxes"),
        ("clôture 14h, Buffet, CHUS, public, 7 décembre", "Buffet"),
        ("avant le 7 décembre à 14h, Boîtes à lunch, traiteur, CHUS, public", "Boîtes à lunch"),
        ("clôture le 7 décembre 14h, Buffet, CHUS, public, merci", "Buffet"),
        ("clôture le 7 décembre 14h, traiteur, CHUS, public, Vaisselle", "Vaisselle"),
        ("Vaisselle, clôture le 7 décembre 14h, traiteur, CHUS, public", "Vaisselle"),
        ("7 décembre 14h, traiteur, CHUS, public, « Vaisselle »", "Vaisselle"),
        ("7 décembre 14h, traiteur, CHUS, public, titre : Vaisselle", "Vaisselle"),
        ("titre : Vaisselle\nclôture : 7 décembre 14h, traiteur, CHUS, public", "Vaisselle"),
    ],
)
def test_sector_past_a_closing_is_the_title_where_nothing_else_is(line: str, title: str) -> None:
    values = said(line)

    assert (values["title"], values["sectors"]) == (title, ("traiteur",))


def test_sector_past_a_closing_is_one_where_the_title_is_known() -> None:
    answer = "CHUS, 7 décembre à 14h, traiteur"
    told = CALL.resume({"title": "Vaisselle"}, "institution", answer, reading(directory=BUNDLE))

    assert (told.kept["title"], told.kept["sectors"]) == ("Vaisselle", ["traiteur"])


@pytest.mark.parametrize(
    "line",
    [
        "7 décembre 14h, CHUS, public, traiteur",
        "7 décembre 14h, tous les secteurs, CHUS, public",
        "7 décembre 14h, salle Desjardins, public",
    ],
)
def test_title_is_asked_for_where_a_sector_is_no_part_past_a_closing(line: str) -> None:
    name, _, _, title = asked(line)

    assert (name, title) == ("title", None)


@pytest.mark.parametrize("hours", ["midi, clôture 14h", "12h à 14h", "12h, 14h"])
def test_hours_of_a_closing_are_chosen_between(hours: str) -> None:
    name, why, pressed, title = asked(f"Repas, CHUS, public, traiteur, 9 décembre {hours}")

    assert (name, title, pressed) == ("hours", "Repas", [["12:00"], ["14:00"]])
    assert "At what time does it close?" in why


@pytest.mark.parametrize(
    ("hours", "pressed"),
    [
        ("à minuit", [0, 1]),
        ("12 midnight", [0, 1]),
        ("20h-minuit", [["20:00"], 0, 1]),
        ("2h, 15h", [["14:00"], ["02:00"], ["15:00"]]),
    ],
)
def test_each_hour_that_a_closing_can_be_may_be_pressed(hours: str, pressed: list[object]) -> None:
    nights = [{"fill": {"date": f"2026-12-{day:02}", "hours": ["00:00"]}} for day in (3, 4)]
    name, _, options, _ = asked(f"Repas, CHUS, public, traiteur, 3 décembre {hours}")

    meant = [nights[one] if isinstance(one, int) else one for one in pressed]
    assert (name, options) == ("hours", meant)


def test_call_by_mutual_agreement_is_said_to_be_none() -> None:
    name, why, pressed, title = asked("Repas, CHUS, gré à gré, traiteur, 9 décembre 14h")

    assert (name, title, pressed) == ("mode", "Repas", ["invitation", "public"])
    assert why == "No call is by mutual agreement: is this one public, or by invitation?"


@pytest.mark.parametrize("title", ["X", "Repas"])
def test_unknown_institution_is_asked_about_and_no_title_is(title: str) -> None:
    line = f"{title}, Banane inc, public, traiteur, 9 décembre 14h"
    asking = CALL.read(line, reading(directory=BUNDLE))

    assert isinstance(asking, Asking)
    assert (asking.slot.name, asking.typed) == ("institution", "Banane inc")
    assert asking.kept["title"] == title
