"""People: whose data a question asks about, « le téléphone des salariés », "the employees' phone number"."""

from collections.abc import Sequence
from typing import NamedTuple

from dataflow.question.fold import Word
from dataflow.question.lexicon import Hit
from dataflow.question.spelling import SURE

_DATA = {"donnee", "donnees", "data", "information", "informations", "renseignements"}
_OF = {"de", "du", "des", "of", "about", "on", "concernant", "sur", "regarding", "concerning"}
_BETWEEN = {
    *_OF, "la", "le", "les", "the", "a", "an", "un", "une", "nos", "notre", "vos", "votre", "leurs", "mes", "our",
    "your", "their", "my", "personnelles", "personal", "tous", "toutes", "all", "chaque", "every", "relatives",
    "aux", "relating", "to",
}  # fmt: skip
_ABOUT = {"about", "on", "concernant", "sur", "regarding", "concerning"}
_RELATED = {"relatives", "relating"}  # « les données relatives aux salariés »
_AND = {"et", "and", "ou", "or"}
_TOWARDS = {"a", "au", "aux", "chez", "vers", "to", "with", "avec", "aupres", "par", "by", "from"}
# « personnel » is staff as a noun only: « numéro personnel » is nobody's.
_NOUN_AFTER = {"du", "des", "le", "notre", "votre", "leur", "son", "au"}
_NOUNS = {"personnel"}


class Limited(NamedTuple):
    """The names of a question without the people, and the people."""

    names: tuple[Hit, ...]
    people: tuple[Hit, ...]
    """Whose data is asked about."""
    loose: tuple[Hit, ...]
    """People who are named and do not limit whose data it is: « les salariés ont-ils accès … ? »."""


def limited(names: Sequence[Hit], words: Sequence[Word]) -> Limited:
    """Takes apart the names of data and actors and those of the people it is about."""
    kept: list[Hit] = []
    people: list[Hit] = []
    loose: list[Hit] = []
    for hit in names:
        of_people = {meaning: rate for meaning, rate in hit.meanings.items() if meaning.kind == "people"}
        others = {meaning: rate for meaning, rate in hit.meanings.items() if meaning.kind != "people"}
        alone = hit.end - hit.start == 1 and words[hit.start].fold in _NOUNS
        if alone and (not hit.start or words[hit.start - 1].fold not in _NOUN_AFTER):
            of_people = {}
        sure = max(of_people.values(), default=0) >= SURE
        if sure and _of_data(hit, names, people, words):
            people.append(hit._replace(meanings=of_people))
        elif others:
            kept.append(hit._replace(meanings=others))
        elif of_people:
            loose.append(hit)
    return Limited(tuple(kept), tuple(people), tuple(loose))


def whose(people: Sequence[Hit]) -> tuple[str, ...]:
    """The ids of the people, each once; of a name for several the likeliest."""
    best = (max(hit.meanings, key=lambda each: (hit.meanings[each], each.id)) for hit in people)
    return tuple(dict.fromkeys(meaning.id for meaning in best))


def _of_data(hit: Hit, names: Sequence[Hit], people: Sequence[Hit], words: Sequence[Word]) -> bool:
    """Whether it says whose data is asked about: behind « données » or a name with « de », before it, by « sur »."""
    before = words[hit.start - 1].fold if hit.start else ""
    following = [other for other in names if other.start == hit.end and _is_data(other)]
    at_once = hit.end < len(words) and words[hit.end].fold in _DATA
    if (following or at_once) and before not in _TOWARDS and not words[hit.end].elided:
        return True
    start = hit.start
    while start and words[start - 1].fold in _BETWEEN:
        start -= 1
    between = {word.fold for word in words[start : hit.start]}
    elided = any(word.elided == "d" for word in words[start : hit.start + 1])
    ends_at = {other.end for other in names if _is_data(other) and other is not hit}
    if start in ends_at or (start and words[start - 1].fold in _DATA):
        near = {word.fold for word in words[start : hit.start]} & _TOWARDS
        return bool((between & _OF or elided or between & _RELATED) and (not near or between & _RELATED))
    if start and between & _ABOUT:
        return True  # « que reçoit X sur nos clients ? »
    joined = start and words[start - 1].fold in _AND
    return bool(joined and any(each.end == start - 1 for each in people))


def _is_data(hit: Hit) -> bool:
    return any(meaning.kind in ("field", "data_set") for meaning in hit.meanings)
