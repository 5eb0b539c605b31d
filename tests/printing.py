"""What is wrong in printed French, as in Québec."""

MISPRINTS = {
    "colon": (r"(?<!\xa0):(?=\s|$)", "Noté : 2 contrats", "Noté~: à 10:30, voir https://x"),
    "dollar": (r"(?<!\xa0)\$", "2500 $", "2~500~$"),
    "per cent": (r"(?<!\xa0)%", "80 %", "80~%"),
    "closing quote": (r"(?<!\xa0)»", "«~gré à gré »", "«~gré à gré~»"),
    "opening quote": (r"«(?!\xa0)", "« gré à gré~»", "«~gré à gré~»"),
    "high punctuation": (r"\s[!?;]", "Quel montant~?", "Quel montant? Merci!"),
    "apostrophe": (r"'", "l'institution", "l’institution"),
    "bracketed ending": (r"\(e\w*\)", "inscrit(e)", "personne inscrite"),
    "point in a word": (r"\w[·•]\w", "inscrit·e", "2~500~$ · CHUS"),
    "deadline": (r"(?i)\bdeadlines?\b", "la deadline", "la date limite"),
    "e-mail": (r"(?i)(?<!{)\be-?mails?\b", "par e-mail", "par courriel, {email}"),
    "opportunité": (r"(?i)\bopportunités?\b", "Une opportunité", "une occasion"),
    "rejoindre": (r"(?i)\brejoi\w*", "rejoignez la cohorte", "joindre la cohorte"),
}
"""How it is seen, and what shows it. A no-break space is written ~ in the examples."""


def plain(text: str) -> str:
    """Write no-break spaces as a test's reader sees them."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
