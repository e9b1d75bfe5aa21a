"""The guess: what a word that is not known was probably meant to be."""

from collections.abc import Collection, Iterable, Sequence

# What people write, in either language, for a key that is called otherwise here.
_OTHER_WORDS = {
    "note": ("comment", "comments", "commentaire", "remark", "remarque", "description"),
    "name": ("nom",),
    "label": ("libelle", "libellé", "intitule", "intitulé"),
    "title": ("titre",),
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
}


def near(word: str, options: Iterable[str]) -> dict[str, str]:
    """The option that the word was probably meant to be, if there is one."""
    return near_in(word, sorted(options))


def near_in(word: str, ordered: Sequence[str]) -> dict[str, str]:
    """The same, of options that are in order already."""
    from rapidfuzz import fuzz, process  # costs its time only where something is wrong

    found = process.extractOne(word, ordered, scorer=fuzz.ratio, score_cutoff=60)
    return {"suggestion": found[0]} if found else {}


def near_key(word: str, keys: Collection[str]) -> dict[str, str]:
    """The key that was probably meant: one spelt alike, or the one that is so called here."""
    other = next((key for key in sorted(keys) if word.lower() in _OTHER_WORDS.get(key, ())), None)
    return {"suggestion": other} if other else near(word, keys)
