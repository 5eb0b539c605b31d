"""The words of days, months and delays, French and English."""

from typing import Final

from bot.fields.lexicon import word_set

MONTHS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juill juil july jul",
            "aout august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for word in words.split()
}

WEEKDAYS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "lundi lun monday mon",
            "mardi tuesday tues tue",
            "mercredi mer wednesday wed",
            "jeudi jeu thursday thurs thu",
            "vendredi vend ven friday fri",
            "samedi sam saturday sat",
            "dimanche dim sunday sun",
        )
    )
    for word in words.split()
}
DAY_NAMES: Final = WEEKDAYS | {"mar": WEEKDAYS["mardi"]}
"""« mar. 24 nov. » is a Tuesday; alone with a number, « mar » is March as well."""
SHORT_WEEKDAYS: Final = word_set(
    "lun mer jeu vend ven sam dim mon tues tue wed thurs thu fri sat sun"
)
"""Too short, or too much like names, to mean a day alone."""

AGO: Final[dict[str, int]] = {
    "hier": 1,
    "hier matin": 1,
    "hier soir": 1,
    "hier apres midi": 1,
    "yesterday": 1,
    "yesterday morning": 1,
    "yesterday afternoon": 1,
    "last night": 1,
    "avant hier": 2,
    "avanthier": 2,
    "day before yesterday": 2,
    "the day before yesterday": 2,
    "ce matin": 0,
    "cet apres midi": 0,
    "cet avant midi": 0,
    "aujourd hui": 0,
    "aujourdhui": 0,
    "aujourd": 0,
    "ajd": 0,
    "auj": 0,
    "tantot": 0,
    "today": 0,
    "this morning": 0,
    "this afternoon": 0,
}
AHEAD: Final[dict[str, int]] = {
    "demain": 1,
    "demain matin": 1,
    "demain avant midi": 1,
    "demain apres midi": 1,
    "demain soir": 1,
    "tomorrow": 1,
    "tomorrow morning": 1,
    "tomorrow afternoon": 1,
    "tomorrow evening": 1,
    "tomorrow night": 1,
    "tmrw": 1,
    "apres demain": 2,
    "apres demain matin": 2,
    "apres demain soir": 2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}
VAGUE: Final = (
    "la semaine passée|semaine passée|la semaine dernière|semaine dernière|last week|past week",
    "cette semaine|this week|le mois passé|mois passé|le mois dernier|mois dernier|last month",
    "ce mois-ci|this month|l'an passé|l'an dernier|l'année passée|l'année dernière|last year",
    "récemment|recently|l'autre jour|the other day|dernièrement|la fin de semaine passée",
    "fin de semaine passée|fin de semaine dernière|last weekend|il y a quelques jours",
    "a few days ago|il y a quelques semaines|a few weeks ago|il y a longtemps|quelques jours ago",
    "cet été|this summer|last summer|l'été passé|l'été dernier|last fall|l'automne passé",
    "en début de semaine|earlier this week|début de semaine|plus tôt cette semaine",
    "il y a un bout|la semaine d'avant|a while ago|couple of days ago|a couple of days ago",
    "a couple of weeks ago|une couple de jours|il y a une couple de jours",
    "il y a une couple de semaines|sometime last week",
)
VAGUE_AHEAD: Final = (
    "la semaine prochaine|semaine prochaine|next week|le mois prochain|mois prochain|next month",
    "l'an prochain|l'année prochaine|next year|bientôt|soon",
)
DAYS_OF: Final[dict[str, int]] = {
    "jour": 1,
    "jours": 1,
    "day": 1,
    "days": 1,
    "semaine": 7,
    "semaines": 7,
    "sem": 7,
    "week": 7,
    "weeks": 7,
}
MONTH_UNITS: Final = word_set("mois month months")
