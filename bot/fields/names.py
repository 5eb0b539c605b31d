"""The names of persons: titles, words that are also institutions, words that are roles."""

from collections.abc import Sequence
from typing import Final

from bot.fields.lexicon import word_set
from bot.fields.line import Extent, Line, Word

NAME_WORDS: Final = word_set(
    """rosemont maisonneuve dawson vanier mcgill glen concordia poly loto hydro exo bu rq iq vs
    bishop desjardins magog granby coaticook fleurimont"""
)
"""Names of institutions that are also family names, first names or words."""
TITLES: Final = word_set(
    "m mr mrs ms mme mlle dr dre me prof pr monsieur madame miss maitre docteur sir messieurs"
)
PARTICLES: Final = word_set("de du des la le les d l da di van von der den dos del st ste mac o y")
ROLES: Final = word_set(
    """achat achats acheteur acheteuse acheteurs approvisionnement approvisionnements appro
    procurement purchasing buyer purchaser sourcing directeur directrice direction dir dg dga ceo
    cfo coo president presidente vp vice pdg chef cheffe head lead manager mgr gestionnaire
    responsable resp coordonnateur coordonnatrice coordinateur coordinatrice coord coordinator
    coordo conseiller conseillere cons advisor adviser agent agente officer technicien
    technicienne tech analyst analyste adjoint adjointe assistant assistante secretaire secretary
    champion championne champions superviseur superviseure supervisor supervisrice specialist
    specialiste expert experte commis clerk comptable accountant comptabilite accounting finance
    finances finan rh hr logistique logistics ressources communications comm comms marketing
    evenements evenement evenementiel events developpement durable durabilite sustainability
    environnement category project chargee charge charges representant representante rep
    delegue deleguee registraire doyen doyenne dean professeur professeure enseignant enseignante
    traiteur cafeteria alimentation alimentaire entretien facilities immeubles batiments
    materielles intendance intendant intendante contractuel contrats contracts contract
    administrateur administratrice administrator administration admin bibliothecaire chercheur
    chercheuse etudiante etudiant etudiants vie operations operation ops ti it
    informatique juridique legal strategique partenariats partnerships partenariat relations
    service departement department reception receptionniste accueil secretariat equipe team
    communautaires community affaires director senior junior principal principale assoc associate
    associe associee interim contremaitre planner planificateur planificatrice"""
)
"""Words of positions: the first one in a run of words begins the role."""
NOBODY: Final = frozenset({"quelqu'un", "personne", "someone", "somebody", "nobody", "moi"})
SOLD: Final = word_set("vendu vendus vendue vends vendre facture sold selling invoiced billed")
"""Words that tell of a sale: never a part of a person's name."""
_LINKS: Final = word_set("de des du d la l le les et aux a au of the for and en pour in")


def is_link(word: Word) -> bool:
    return word.text in _LINKS


def beside_name(line: Line, extent: Extent) -> Extent:
    """Return the name that a word may be a part of: « Paul Rosemont », not « Paul Roy Dawson ».

    The word stands for itself where the name is whole without it.
    """
    left = _run(line, [word for word in reversed(line.words) if word.end <= extent.start], extent)
    right = _run(line, [word for word in line.words if word.start >= extent.end], extent)
    if len(left) == 1:
        return Extent(left[0].start, extent.end)
    if not left and len(right) == 1:
        return Extent(extent.start, right[0].end)
    return extent


def _run(line: Line, words: Sequence[Word], beside: Extent) -> list[Word]:
    """Walk away from a word along what can be a name."""
    run: list[Word] = []
    edge = beside
    for word in words:
        near = line.folded[min(edge.end, word.end) : max(edge.start, word.start)]
        if near not in {" ", ". ", "-", "'"} or word.text in ROLES or word.text.isdigit():
            break
        if near in {"-", "'"} and run:
            edge = Extent(word.start, word.end)
            continue
        run.append(word)
        edge = Extent(word.start, word.end)
    return run
