"""The guess: what a word that is not known was probably meant to be."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

_PARTS = re.compile(r"[^\W_]+")

# What people write, in either language, for a key that is called otherwise here.
_OTHER_WORDS = {
    "note": ("comment", "comments", "commentaire", "remark", "remarque", "description"),
    "name": ("nom", "label", "title"),
    "label": ("libelle", "libellé", "intitule", "intitulé", "name", "title"),
    "title": ("titre", "label", "name"),
    "country": ("pays", "location"),
    "address": ("adresse",),
    "condition": ("si", "if", "quand", "when", "only_if", "seulement"),
    "exception": ("sauf", "except", "unless", "hormis"),
    "period": ("duree", "durée", "duration"),
    "retention": ("conservation", "kept", "keep"),
    "fields": ("champs", "donnees", "données", "data"),
    "purposes": ("finalites", "finalités", "finalite", "finalité", "goals", "why"),
    "subjects": ("personnes", "persons", "people", "who"),
    "reason": ("raison", "motif", "why", "because"),
    "valid_from": ("depuis", "debut", "début", "start", "starts", "since", "from"),
    "valid_to": ("fin", "end", "ends", "until", "expires", "expiry", "expiration"),
    "cite": ("citation", "reference", "référence", "ref"),
    "kind": ("type", "genre", "nature"),
    "from": ("de", "depuis", "source"),
    "to": ("vers", "a", "à", "target"),
    "carries": ("transporte", "porte", "data"),
    "who": ("qui", "actor"),
    "places": ("lieux", "lieu"),
    "recipients": ("destinataires", "destinataire"),
    "third_parties": ("tiers", "processors", "vendors", "sous_traitants"),
    "data_sets": ("donnees", "données", "datasets"),
    "activities": ("traitements", "traitement", "processing", "processings", "processing_activities"),
    "systems": ("systemes", "systèmes", "applications", "logiciels", "outils", "tools", "software"),
    "uses": ("utilise", "data", "donnees", "données"),
    "owner": ("responsable", "service", "pilote", "responsible"),
    "volume": ("nombre", "number_of_people", "effectif"),
}


_LONGEST = 80
"""No name that is meant is longer than this, and comparing takes the product of two lengths."""
_GENERAL = ("address", "adresse", "code", "date", "day", "id", "identifier", "name", "number", "numero")
"""Parts of names that many names have: two that have one of them in common may be of quite different things."""
_SAME = 80
"""How like a general part another one is to be it, misspelt."""
_ALIKE = 60
"""How like each other two words are, of a hundred, to be the same one misspelt."""


def bare(words: str) -> str:
    """Words as they are compared with what a term is called: `adresse MAC` and `adresse_mac` are alike."""
    apart = unicodedata.normalize("NFKD", words[:_LONGEST].casefold())
    return " ".join(_PARTS.findall("".join(each for each in apart if not unicodedata.combining(each))))


def near(word: str, options: Iterable[str]) -> dict[str, str]:
    """The option that the word was probably meant to be, if there is one."""
    return near_in(word, sorted(options))


def near_in(word: str, ordered: Sequence[str]) -> dict[str, str]:
    """The same, of options that are in order already."""
    from rapidfuzz import fuzz, process  # costs its time only where something is wrong

    if len(word) > _LONGEST:
        return {}
    found = process.extract(word, ordered, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=8)
    best = next((option for option, *_ in found if is_likely(word, option)), None)
    return {"suggestion": best} if best else {}


def is_likely(word: str, option: str) -> bool:
    """Whether two words that look alike do so in what tells them from others, and not only in what many share.

    `mac_address` looks like `email_address` for its second half, which half of all addresses have, well spelt or not.
    """
    from rapidfuzz import fuzz

    one, other = _PARTS.findall(word.lower()), _PARTS.findall(option.lower())
    common = Counter(one) & Counter(other)
    one, other = [*(Counter(one) - common).elements()], [*(Counter(other) - common).elements()]
    tells, shares = not all(map(is_general, common)), bool(common)
    for part in filter(is_general, tuple(one)):
        same = next((each for each in other if fuzz.ratio(part, each) >= _SAME), None)
        if same is not None:
            one.remove(part)
            other.remove(same)
            shares = True
    own, others = "".join(one), "".join(other)
    if own and others:
        return not shares or fuzz.ratio(own, others) >= _ALIKE
    return tells or own == others  # `address` alone may be any of them


def is_general(part: str) -> bool:
    """Whether a part of a name is one that many names have, or one of these misspelt."""
    from rapidfuzz import fuzz

    return any(fuzz.ratio(part, each) >= _SAME for each in _GENERAL)


def near_key(word: str, keys: Collection[str]) -> dict[str, str]:
    """The key that was probably meant: one spelt alike, or the one that is so called here."""
    return called_key(word, keys) or near(word, keys)


def called_key(word: str, keys: Collection[str]) -> dict[str, str]:
    """The key that is called otherwise here than the word that was written."""
    other = next((key for key in sorted(keys) if word.lower() in _OTHER_WORDS.get(key, ())), None)
    return {"suggestion": other} if other else {}


def is_slip(word: str, key: str) -> bool:
    """Whether a word is so like a key that it hardly is another one."""
    from rapidfuzz import fuzz

    return fuzz.ratio(word[:_LONGEST], key) >= _SAME
