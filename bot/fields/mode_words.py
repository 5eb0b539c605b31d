"""The words that mean an award method, or leave it open."""

from typing import Final

from bot.fields.lexicon import each, word_set
from storage.contracts import Mode

_TENDER: Final = (Mode.INVITATION, Mode.PUBLIC)
ANY: Final = tuple(Mode)

_HEARD: Final = ("gre", "gree", "gres", "grees", "gray", "grey")
"""How « gré » is spelt by who hurries, and by who dictates."""
PHRASES: Final = (
    {
        f"{left} {link} {right}": (Mode.MUTUAL,)
        for left in _HEARD
        for link in ("a", "et", "")
        for right in _HEARD
    }
    | each(
        (Mode.MUTUAL,),
        "gréagré|gre agre|grea gre|degré à gré|degré à degré|GAG|GàG|g à g|GG|g.a.g.",
        "achat direct|achats directs|contrat direct|entente directe|petite caisse|petty cash",
        "sole source|sole sourced|single source|direct award|direct purchase|direct contract",
        "directly awarded|mutual agreement|mutual agrement|mutual agreements|mutual consent",
        "mutually agreed|awarded directly|directly|agreement by mutual consent",
        "contract by mutual agreement",
    )
    | each(
        (Mode.INVITATION,),
        "AOI|A.O.I.|AO sur invitation|AO invitation|AO invit|AO sur invit|appel sur invitation",
        "appel d'offres sur invitation|appel d'offre sur invitation|appel d'offres invitation",
        "appels d'offres sur invitation|appel d'offres par invitation|appel d'offres sur invit",
        "appel doffres sur invitation|appel doffre sur invitation|appel offre sur invitation",
        "sur invitation|sur invit|sur invitations|par invitation|sur invitation écrite|invit",
        "by invitation|on invitation|invitation to tender|invitation to bid|invited tender",
        "tender by invitation|call for tenders by invitation|invitational tender|invited bid",
        "written invitation|call for tenders by way of written invitation|invitation only",
        "by invitation only|tender on invitation|invited call for tenders|RFP by invitation",
    )
    | each(
        (Mode.PUBLIC,),
        "AOP|A.O.P.|AO public|AO publique|appel d'offres public|appel d'offre public",
        "appels d'offres publics|appel d'offres publics|appel d'offres publique|appel public",
        "appel d'offre publique|appel doffres public|appel doffre public|appel offre public",
        "public tender|public tenders|public tendering|public call for tenders|public call",
        "open call|open call for tenders|open tender|public bid|public RFP|call for public tenders",
        "publicly tendered|appel d'offres public ouvert|open competition",
    )
)
BARE: Final = (
    each((Mode.MUTUAL,), "direct|directe")
    | each((Mode.INVITATION,), "invitation|invited")
    | each((Mode.PUBLIC,), "public|publique")
)
OPEN: Final = each(
    _TENDER,
    "AO|A.O.|appel d'offres|appel d'offre|appels d'offres|appel doffre|appel doffres|soumission",
    "soumissions|tender|tenders|tendering|call for tenders|RFP|RFQ|bid|bids|DP",
    "demande de prix|demande de soumission|demande de propositions|appel de propositions",
) | each(
    ANY,
    "renouvellement|renouvelé|renewal|renewed|reconduction|reconduit|entente-cadre|entente cadre",
    "framework agreement|standing offer|contrat à commandes|contrat à commande|bon de commande",
    "bons de commande|BC|purchase order|PO|call-up|option exercée",
)

NOT_AFTER: Final[dict[str, frozenset[str]]] = {
    "public": word_set(
        """art service services parc parcs transport marche relations sante place espace espaces
        lieu lieux domaine secteur grand jardin eclairage edifice batiment organisme mobilier tout
        au du le un en notre evenement interet"""
    ),
    "publique": word_set("place sante relation fonction bibliotheque ecole voie la une affaire"),
    "direct": word_set("en marketing envoi contact lien vol acces live ligne diffusion"),
    "directe": word_set("vente ligne"),
    "invitation": word_set("d carton cartons carte cartes lettre lettres une l an un"),
}
NOT_BEFORE: Final[dict[str, frozenset[str]]] = {
    "public": word_set(
        """address speaking relations health art park transit library works space spaces sector
        transport market event cible"""
    ),
    "direct": word_set("mail marketing access flight sales to from debit"),
    "invitation": word_set("card cards letter letters design s graphique"),
}

LONG: Final = {
    "greagre": (Mode.MUTUAL,),
    "mutualagreement": (Mode.MUTUAL,),
    "appeldoffressurinvitation": (Mode.INVITATION,),
    "invitationtotender": (Mode.INVITATION,),
    "surinvitation": (Mode.INVITATION,),
    "appeldoffrespublic": (Mode.PUBLIC,),
    "appelsdoffrespublics": (Mode.PUBLIC,),
    "publiccallfortenders": (Mode.PUBLIC,),
    "publictender": (Mode.PUBLIC,),
}
