"""The clauses: a text of several questions taken apart, and the question itself out of what leads up to it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ASKS = (
    r"qui|que|quoi|quels?|quelles?|lesquels|lesquelles|où|ou sont|ou est|ou vont|combien|comment|pourquoi|quand|est[- ]ce|"
    r"y a[- ]t|a[- ]t[- ]on|avons[- ]nous|à qui|a qui|chez qui|avec qui|sur quoi|sur quelle|à quoi|depuis quand|pendant combien|"
    r"jusqu.à quand|pour combien|dans quels?|par qui|de quand|c.est quoi|"
    r"who|whom|whose|what|for which|which|where|how|why|when|is there|are there|do we|does|do they|do any|do some|do these|are any|are these|is any|are they|is it|can|to whom|with whom|"
    r"in which|on which|on what|for how|since when|until when|from what|have we|has"
)
# After a comma « qui », "which", "where" go on with what was said.
_COMMA = (
    r"combien|comment|pourquoi|quand|est[- ]ce que|à qui|a qui|chez qui|pendant combien|quels?|quelles?|jusqu.à quand|depuis quand|y a[- ]t|"
    r"how|when|why|what|whose|is there|are there|do we|does|for how|to whom|with whom|until when|since when|on which|on what"
)
_TRAILS = re.compile(
    r"\s*[,;.–—-]?\s*\b(?:c.est pour|c est pour|on prépare|on prepare|nous préparons|je prépare|car |parce que|puisque|pour (?:notre|mon|le|un|une|la) (?:audit|dossier|comité|réunion|rapport|questionnaire|client|dpia|aipd)|"
    r"que (?:puis|dois|peut|faut|devons|pouvons)[- ](?:je|on|il|nous)\b|what (?:should|can|do|shall) (?:i|we) (?:tell|answer|say|reply)|"
    r"this is for|it is for|it.s for|i need (?:this|it)|we need (?:this|it)|because|as we are|since we are|so (?:that )?(?:i|we) can|for (?:our|my|the|a|an) (?:audit|dpia|questionnaire|meeting|report|board|file|client|tender|annual review))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(
    rf"\W*(?:(?:and|et|but|mais|so|puis)\s+)?(?:{_ASKS}|(?:could|can|would) (?:you|somebody))\b",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"\b(?:faut[- ]il|doit[- ]on|devons[- ]nous|peut[- ]on|pouvons[- ]nous|puis[- ]je|a[- ]t[- ]on le droit|avons[- ]nous le droit|"
    r"est[- ]ce (?:légal|permis|autorisé)|do we need|must we|should we|may we|may i|can we|can i|are we allowed|is it (?:legal|lawful|allowed|ok|okay))\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:qui|que|quels?|quelles?|lesquels|lesquelles|liste|lister|who|w?h?ich|which|what|list|how many|combien)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|never|no|don.t|doesn.t|can.t|ne|n.\w+|pas|jamais|sans|without)\b", re.IGNORECASE
)
_REFERS = re.compile(
    r"\b(?:it|they|them|those|ils|elles|ceux-ci|celles-ci|eux)\b|(?<![-t])\b(?:il|elle)\b", re.IGNORECASE
)
_ENDS = re.compile(r"(?<=[?!])\s+|(?<=[^\W\d_]{3}[.;])\s+(?=\S)|\n+")
_JOINED = re.compile(
    rf"\s*[,;]?\s+(?:et|and|puis|then|ainsi que|as well as)\s+(?=(?:{_ASKS})\b)|\s*:\s+(?=(?:{_ASKS})\b)|\s*,\s+(?=(?:{_COMMA})\b)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:savoir|me dire|nous dire|me confirmer|confirmer|m.indiquer|nous indiquer|me préciser|me preciser|préciser|vérifier|verifier|établir|expliquer|m.expliquer|fournir|donner|"
    r"lister|dresser|to know|let me know|tell me|tell us|let me know|let us know|confirm|find out|show them|show me|clarify|state|explain|"
    r"(?:ask|wonder|demand|interrog)\w*\b[^.?!]{0,30}?\b(?:whether|if|si)|like to list|give me|provide|whether)\b(?:\s*,)?\s+(?:si|s.il|whether|if|please|moi|nous)?\s*",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\s*(?:[:–—]|,|\s-\s)\s*|\s*[()]\s*")
_MOST = 48


def asks(text: str) -> bool:
    """Whether a text is put as a question: it begins with a word that asks, or ends with the mark."""
    return text.rstrip().endswith("?") or bool(_BEGINS.match(text))


def asks_leave(text: str) -> bool:
    """Whether it asks what one may or must do: « faut-il … ? », "may we …?"."""
    return bool(_LEAVE.search(text)) and not begins_with_which(text)


def begins_with_which(text: str) -> bool:
    """Whether it asks which or who, or wants a list, and not for a yes or no."""
    return bool(_LISTS.search(text))


def refers(text: str) -> bool:
    """Whether it speaks of what was named before: « ils », "them"."""
    return bool(_REFERS.search(text))


def questions(text: str) -> tuple[str, ...]:
    """The questions of a text: its sentences, and what is joined by « et » or "and" before a question word."""
    parts = [part for sentence in _ENDS.split(text) if sentence for part in _JOINED.split(sentence)]
    told = tuple(part.strip() for part in parts if part and any(letter.isalnum() for letter in part))
    return tuple(part for part in told if not _TRAILS.match(part)) or told


class Core(NamedTuple):
    """What the question itself may be, and what stands around it."""

    text: str
    lead: str
    """What leads up to it with words that say so: « je voudrais savoir si »; it may tell anything."""
    around: str
    """What else is cut away."""


def cores(clause: str) -> Iterator[Core]:
    """What the question itself may be, the longest first: after « savoir si », after a colon, up to a comma."""
    led = {match.end() for match in _LEADS.finditer(clause)}
    starts = {0, *led, *(match.end() for match in _MARKS.finditer(clause))}
    trailing = {match.start() for match in _TRAILS.finditer(clause)}
    ends = {len(clause), *trailing, *(match.start() for match in _MARKS.finditer(clause))}
    spans = sorted(
        ((start, end) for start in starts for end in ends if end - start > 3),
        key=lambda span: (span[0] - span[1], span),
    )
    seen: set[str] = set()
    for start, end in spans[:_MOST]:
        core = clause[start:end].strip()
        if core and core not in seen and core != clause.strip():
            seen.add(core)
            before, after = clause[:start], clause[end:]
            leads = start in led or bool(_BEGINS.match(core))
            if leads and start in led and not _BEGINS.match(core):
                leads = not _DENIES.search(before)  # "what don’t we know about …"
            aside = [(before, leads), (after, end in trailing)]
            yield Core(
                core,
                lead=" … ".join(part for part, tells in aside if tells),
                around=" … ".join(part for part, tells in aside if not tells),
            )
