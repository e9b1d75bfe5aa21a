"""Echo: a sentence that a reading was said in, typed back, is that reading again, whatever things are called."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from dataflow.question.intent import ASKED_OF, Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.limiting import takes_people
from dataflow.question.listing.asked import listing_reading
from dataflow.question.listing.spoken import day_heard, heard
from dataflow.question.meaning import Kind, Meaning
from dataflow.question.reading import AREAS, KEYS, Reading, place_name
from dataflow.question.sentences import WORDS
from dataflow.question.titles import plain
from registry.records.countries import codes
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary

_LONGEST = 4_000  # letters: no sentence of a reading is longer, but by names nobody gives
_SLOT = re.compile(r"\{([a-z_]+)\}")
_BEFORE_ARTICLE = re.compile(r"(à|de)\{([a-z_]+)\}")
_ELIDED = re.compile(r"(?<=d)e(?=\{)|(?<=qu)e(?=\{)")
Values = Mapping[str, str]


class _Form(NamedTuple):
    """A sentence to compare with: what it says around its values."""

    key: str
    fixed: tuple[str, ...]
    slots: tuple[str, ...]
    article: tuple[str, str] = ("", "")
    """The slot whose article the words before it have taken in, « jusqu’au », and that article."""

    def whole(self, values: Values) -> Values:
        """The values, with the article that the words before one have taken in."""
        slot, article = self.article
        return {**values, slot: article + values[slot]} if slot else values


def echo(question: str, lexicon: Lexicon) -> tuple[Reading, Lang] | None:
    """The reading whose sentence the question is, and its language; None when it is none, or that of several."""
    if len(question) > _LONGEST:
        return None
    asked = plain(question).removesuffix("?")
    said = f"{asked}?"
    found: dict[str, tuple[Reading, Lang]] = {}
    for lang in LANGS:
        for body, days in _days(asked, lang):
            for wanted in heard(body, lang, lexicon):
                made = listing_reading(wanted, lexicon)
                dated = made.model_copy(update=days) if days else made
                if plain(dated.sentence(lang)) == said:
                    found.setdefault(dated.model_dump_json(), (dated, lang))
            for form in _forms(lang):
                for values in _fits(form, body):
                    for reading in _readings(form.key, form.whole(values), lang, lexicon):
                        dated = reading.model_copy(update=days) if days else reading
                        if plain(dated.sentence(lang)) == said:
                            found.setdefault(dated.model_dump_json(), (dated, lang))
    if len(found) != 1:
        return None
    ((reading, lang),) = found.values()
    return reading.model_copy(update={"matched": question.strip()}), lang


@cache
def _forms(lang: Lang) -> tuple[_Form, ...]:
    """The sentences of a language without their days, with and without the elision that a name may ask for."""
    made: list[_Form] = []
    for key in KEYS:
        (template,) = WORDS.templates(lang, key)
        whole = plain(template).replace("{places}", "").replace("{day}", "").removesuffix("?")
        forms = dict.fromkeys((whole, _ELIDED.sub("'", whole)))
        made += (_form(key, each) for each in forms)
        if lang == "fr":
            made += _contracted(key, whole)
    return tuple(made)


def _form(key: str, said: str, article: tuple[str, str] = ("", "")) -> _Form:
    return _Form(key, tuple(_SLOT.split(said)[::2]), tuple(_SLOT.findall(said)), article)


def _contracted(key: str, said: str) -> Iterator[_Form]:
    """The sentence before a name with an article: « jusqu’au Trésor », « des Postes »."""
    for match in _BEFORE_ARTICLE.finditer(said):
        for article, ending in (("le", {"à": "au", "de": "du"}), ("les", {"à": "aux", "de": "des"})):
            changed = f"{said[: match.start()]}{ending[match[1]]}{said[match.end(1) :]}"
            yield _form(key, changed, (match[2], article))


def _fits(form: _Form, said: str) -> Iterator[Values]:
    """Every way to find the values of a sentence in words."""
    first, last = form.fixed[0], form.fixed[-1]
    if not said.startswith(first) or len(form.slots) > 2:
        return
    if len(form.slots) == 1:
        limited = form.key == Intent.BORDERS
        if said.endswith(last) or limited:
            yield {form.slots[0]: said[len(first) :] if limited else said[len(first) : len(said) - len(last)]}
        return
    if not said.endswith(last):
        return
    inside, between = said[len(first) : len(said) - len(last)], form.fixed[1]
    at = inside.find(between)
    while at >= 0:
        yield dict(zip(form.slots, (inside[:at], inside[at + len(between) :]), strict=True))
        at = inside.find(between, at + 1)


def _days(said: str, lang: Lang) -> Iterator[tuple[str, Mapping[str, date]]]:
    """The words, and the words without a day they end with."""
    yield said, {}
    forms = (("between", ("since", "on")), ("since", ("since",)), ("day", ("on",)))
    for key, names in forms:
        (template,) = WORDS.templates(lang, key)
        before, *others = _SLOT.split(plain(template))[::2]
        at = said.rfind(before)
        if at < 0:
            continue
        rest = said[at + len(before) :]
        told = rest.split(others[0], 1) if others[0] else [rest]
        days = [day_heard(each, lang) for each in told]
        if len(days) == len(names) and all(days):
            yield said[:at], dict(zip(names, (day for day in days if day), strict=True))


def _readings(key: str, values: Values, lang: Lang, lexicon: Lexicon) -> Iterator[Reading]:
    """The readings that a sentence with those values could say; each is compared with its own sentence."""
    intent = {"right": Intent.RIGHTS, "certified": Intent.CERTIFICATIONS}.get(key) or Intent(
        key.removesuffix("_to")
    )
    for subject in _subjects(values["subject"], intent, lang, lexicon):
        if intent not in ASKED_OF[subject["subject_kind"]]:
            continue
        told: dict[str, Any] = {"intent": intent, "matched": "", "score": 1.0, **subject}
        if "actor" in values and subject["subject_kind"] not in ("field", "data_set"):
            continue
        if "actor" in values:
            for actor in _titled(lexicon, "actor", values["actor"], lang):
                yield Reading(**told, about_actor=actor.id, about_label=lexicon.label(actor))
        elif "right" in values or "standard" in values:
            named = "right" if "right" in values else "standard"
            for id_ in _terms(named, lang).get(values[named], ()):
                yield Reading(**told, **{named: id_})
        else:
            yield Reading(**told)


@cache
def _terms(kind: str, lang: Lang) -> Mapping[str, tuple[str, ...]]:
    terms = vocabulary().rights if kind == "right" else vocabulary().certifications
    found: dict[str, tuple[str, ...]] = {}
    for id_, term in terms.items():
        said = plain(term.label.say(lang))
        found[said] = (*found.get(said, ()), id_)
    return found


def _subjects(said: str, intent: Intent, lang: Lang, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    if intent is Intent.BORDERS:
        yield from _borders(said, lang, lexicon)
        return
    yield from _things(said, intent, lang, lexicon)
    for (whole,), people in _apart("limited", said, ("subject", "people"), lang):
        for ids in _people(people, lang, lexicon):
            labels = tuple(lexicon.label(Meaning("people", id_)) for id_ in ids)
            for thing in _things(whole, intent, lang, lexicon):
                if takes_people(thing["subject_kind"], intent):
                    yield {**thing, "people": ids, "people_labels": labels}


def _things(said: str, intent: Intent, lang: Lang, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """The things that words like « le champ « Téléphone » » name."""
    of_whole = intent in (Intent.CHANGES, Intent.FINDINGS) and said == plain(lexicon.whole.say(lang))
    if of_whole:
        yield {"subject_kind": "registry", "subject": "", "label": lexicon.whole}
    kinds: tuple[Kind, ...] = ("field", "data_set", "people", "actor")
    for kind in kinds:
        (template,) = WORDS.templates(lang, f"subject.{kind}")
        before, after = plain(template).split("{name}")
        if said.startswith(before) and said.endswith(after) and len(said) >= len(before) + len(after):
            for meaning in _titled(lexicon, kind, said[len(before) : len(said) - len(after)], lang):
                if of_whole and meaning == Meaning("actor", lexicon.organisation or ""):
                    continue  # what is asked of the organisation is asked of its registry
                yield {"subject_kind": kind, "subject": meaning.id, "label": lexicon.label(meaning)}
    for (field,), held in _apart("subject.field_of", said, ("name", "data_set"), lang):
        for one in _titled(lexicon, "field", field, lang):
            for other in _titled(lexicon, "data_set", held, lang):
                yield {
                    "subject_kind": "field", "subject": one.id, "label": lexicon.label(one),
                    "data_set": other.id, "data_set_label": lexicon.label(other),
                }  # fmt: skip


def _titled(lexicon: Lexicon, kind: Kind, said: str, lang: Lang) -> Iterator[Meaning]:
    thing = lexicon.titles.thing(kind, said, lang)
    if thing is not None:
        yield thing


def _apart(key: str, said: str, slots: tuple[str, str], lang: Lang) -> Iterator[tuple[tuple[str], str]]:
    (template,) = WORDS.templates(lang, key)
    form = _Form(key, tuple(_SLOT.split(plain(template))[::2]), slots)
    for values in _fits(form, said):
        yield (values[slots[0]],), values[slots[1]]


def _people(said: str, lang: Lang, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """Every way to read people with commas between them."""
    for at in (*(match.start() for match in re.finditer(",", said)), len(said)):
        for meaning in _titled(lexicon, "people", said[:at], lang):
            if at == len(said):
                yield (meaning.id,)
            else:
                yield from ((meaning.id, *others) for others in _people(said[at + 1 :], lang, lexicon))


def _borders(said: str, lang: Lang, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """The limits of « quelles données de … franchissent une frontière (au départ de : …, vers : …) »."""
    (template,) = WORDS.templates(lang, Intent.BORDERS)
    after = _SLOT.split(plain(template).replace("{places}", "").replace("{day}", "").removesuffix("?"))[-1]
    name = plain(lexicon.whole.say(lang))
    if not said.startswith(name + after):
        return
    told = {"subject_kind": "registry", "subject": "", "label": lexicon.whole}
    rest = said[len(name) + len(after) :]
    for leaving in (None, *sorted(codes()), *AREAS):
        from_ = leaving and _limit("place.from", leaving, lang)
        if not from_ or from_ in rest:
            for country in (None, *sorted(codes())):
                to = country and _limit("place.to", country, lang)
                limits = ",".join(each for each in (from_, to) if each)
                if rest == (f"({limits})" if limits else ""):
                    yield {**told, "leaving": leaving, "country": country}


@cache
def _limit(key: str, code: str, lang: Lang) -> str:
    return plain(WORDS.say(lang, key, place=place_name(code, lang)))
