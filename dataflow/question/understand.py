"""Understanding: from the words of a question to what it asks, and how sure that is."""

from datetime import date

from dataflow.question.about import MOST
from dataflow.question.beyond import beyond
from dataflow.question.clauses import (
    asks,
    asks_leave,
    begins_with_which,
    cores,
    is_heading,
    is_question,
    is_story,
    questions,
    refers,
    wants,
)
from dataflow.question.context import continued, route_of, the_others
from dataflow.question.echo import echo
from dataflow.question.fold import fold
from dataflow.question.intent import Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.asked import (
    asked_list,
    asks_apart,
    asks_nothing_else,
    said_apart,
    without_filling,
)
from dataflow.question.listing.atoms import atoms
from dataflow.question.reading import Reading, Understanding
from dataflow.question.rephrasing import rephrased
from dataflow.question.routing import routed
from dataflow.question.story import standing
from dataflow.question.tongue import DEFAULT
from dataflow.question.topic import Topic
from dataflow.question.wanted import Listed
from registry.records.text import Lang


def understand(
    question: str,
    lexicon: Lexicon,
    lang: Lang | None = None,
    today: date | None = None,
    reader: Lang = DEFAULT,
) -> Understanding:
    """What a question asks, in French or English, however it is typed; never raises.

    Sure is only what accounts for every word that matters. Otherwise up to three readings are offered. Of several
    questions in one text each is understood by itself, and what only leads up to a question is left aside where it
    names nothing that the question does not name. `lang` is the language the reader chose to be answered in; left
    out, the question's, and where its words do not tell, as in a bare name, that of the `reader`.
    `today` is what « hier » counts from; left out, such words are not known.
    """
    if said := echo(question, lexicon):
        reading, spoken = said
        return Understanding(question=question, lang=lang or spoken, readings=(reading,), sure=True)
    found = _asked(question, _Asks(lexicon, today, lang or reader))
    return found.model_copy(update={"lang": lang}) if lang else found


def _asked(question: str, every: "_Asks") -> Understanding:
    """The same, in the language of the question: an English one is one on a French page too."""
    whole = every.whole(question)
    if whole.sure:
        return whole
    return every.core(question, whole) or beyond(whole)


_RECOURSE = frozenset({Intent.RIGHTS, Intent.CONTACT, Intent.OFFICER})
_OF_RECOURSE = frozenset({"ask:yes", "ask:how", "ask:who", "op:and", "rel:reach", "rel:exercise", "rel:hold"})
"""What an answer on rights or contacts tells anyway: « …, et comment le joindre ? »."""
_SENTENCE = 4
"""Words of the shortest sentence that leads up to a question."""
_STORIES = 6
"""So many ways to cut a story off are tried: each takes as long as a question."""
_OF_IT = frozenset({Listed.PURPOSES, Listed.BASES})
_IDLE = frozenset({"ask:yes", "op:and", "rel:hold", "rel:process"})
_DENIED = frozenset({"op:not", "op:lack"})
_WHICH = frozenset(
    {"ask:who", "ask:what", "ask:yes", "ask:list", "op:and", "op:with", "rel:hold", "rel:exercise"}
)


class _Asks:
    """Questions asked of one lexicon."""

    def __init__(self, lexicon: Lexicon, today: date | None, reader: Lang) -> None:
        self._lexicon, self._today, self._reader = lexicon, today, reader
        self._spoken: Lang = reader

    def speak(self, lang: Lang) -> None:
        """The language that the whole text is in: a part of it may be too short to tell."""
        self._spoken = lang

    def whole(self, question: str) -> Understanding:
        """One question, or each of several, with nothing of it cut away."""
        whole = self.one(question)
        self.speak(whole.lang)
        parts = self.unbroken(question, questions(question), whole.lang)
        if len(parts) > 1 and (several := self.several(question, parts, whole)):
            return several
        return whole if whole.sure and self.is_one(question, parts, whole) else _unsure(whole)

    def _several_or_one(self, text: str) -> Understanding:
        """What is left of a text: each sentence of it for itself, where it has several."""
        return self.whole(text) if len(questions(text)) > 1 else self.one(text)

    def _routed(self, question: str) -> Understanding:
        return routed(question, self._lexicon, None, self._today, self._reader)

    def one(self, question: str) -> Understanding:
        """One question as it stands, or as the same is asked in words that stand together."""
        # Before the words as they stand, which may be taken for others: "what does X use Y for" asks not what Y gets.
        for otherwise in rephrased(question):
            said = self._one(otherwise)
            if said.sure:
                return said.model_copy(update={"question": question})
        return self._one(question)

    def _one(self, question: str) -> Understanding:
        """One question as it stands: for a route or an entry, else for a list."""
        told = self._routed(question)
        if told.sure:
            return self._either(question, told)
        plain = without_filling(question, self._lexicon, told.lang)
        if plain != question:
            bare = routed(plain, self._lexicon, told.lang, self._today, self._reader)
            if bare.sure:
                return bare.model_copy(update={"question": question})
        listed = asked_list(question, self._lexicon, told.lang, self._today)
        if listed is None:
            return told
        wanted = listed.reading.wanted
        # « les X, ils servent à quoi ? » is about the X
        of_it = wanted is not None and wanted.listed in _OF_IT and not wanted.conditions and refers(question)
        if listed.sure and not of_it and not self._beyond(told.topics, listed.reading, question):
            first = (listed.reading,)
            return Understanding(
                question=question, lang=told.lang, readings=first, sure=True, also=listed.also
            )
        either = (
            not told.strange and len(told.readings) == 2 and len({each.intent for each in told.readings}) == 1
        )
        offered = (*told.readings, listed.reading) if either else (listed.reading, *told.readings)
        strange = told.strange if len(told.strange) <= len(listed.strange) else listed.strange
        strange = tuple(each for each in strange if not all(map(self._knows, each.split())))
        return told.model_copy(update={"readings": _once(offered), "strange": strange})

    def _beyond(self, topics: tuple[Topic, ...], reading: Reading, question: str) -> bool:
        """Whether it is about something that the list does not tell: what is allowed, what was, what is nobody’s."""
        wanted = reading.wanted
        if Topic.LICIT in topics and asks_leave(question):
            return True
        routed_to = self._asks(question) & {"ask:where", "ask:who"}  # « mes données, elles vont où ? »
        of_data = wanted is None or wanted.listed in (Listed.PARTIES, Listed.FIELDS)
        for topic in topics:
            match topic:
                case Topic.INCIDENT | Topic.ERASURE:
                    return True
                case Topic.PROTECTION | Topic.UNDATED if of_data:
                    return True
                case Topic.LICIT if of_data and not begins_with_which(question):
                    return True
                case Topic.VALUE if (wanted is None or wanted.listed is Listed.FIELDS) and not routed_to:
                    return True
                case Topic.UNKNOWN if wanted is None:
                    return True
        return False

    def _either(self, question: str, told: Understanding) -> Understanding:
        """« documents », « pays »: a word alone that names a field and what is listed too may mean either."""
        every = [each for each in atoms(question, self._lexicon, told.lang, None) if not each.has("fill")]
        if len(every) != 1 or not every[0].hit or not every[0].has("notion"):
            return told
        listed = asked_list(question, self._lexicon, told.lang, self._today)
        return told.model_copy(
            update={"readings": _once((*told.readings, *([listed.reading] if listed else []))), "sure": False}
        )

    def is_one(self, question: str, parts: tuple[str, ...], whole: Understanding) -> bool:
        """Whether a route answers all of a text, and not one of several questions with the others left aside."""
        if whole.readings[0].wanted or sum(map(asks, parts)) < 2:
            return True
        return self._routed(question).sure

    def unbroken(self, question: str, parts: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
        """The parts, those together that a phrase spans: « qui décide pourquoi et comment … »."""
        if len(parts) < 2:
            return parts
        phrases_ = [
            (each.start, each.end)
            for each in atoms(question, self._lexicon, lang, None)
            if len(each.words) > 1
        ]
        made: list[tuple[int, int]] = []
        for part in parts:
            start = question.find(part, made[-1][1] if made else 0)
            if start < 0:
                return parts
            if made and any(begins < made[-1][1] and ends > start for begins, ends in phrases_):
                made[-1] = (made[-1][0], start + len(part))
            else:
                made.append((start, start + len(part)))
        return tuple(question[start:end] for start, end in made)

    def several(self, question: str, parts: tuple[str, ...], whole: Understanding) -> Understanding | None:
        """Several questions of one text, where each is clear by itself; what asks and names nothing leads up to them.

        None: the text is one question. Where some are clear and others are not, nothing is answered.
        """
        asking = [part for part in parts if asks(part)]
        if len(asking) < len(parts) and is_heading(question, parts[0]) and not asks(parts[0]):
            return None  # « intérêt légitime : quels traitements ? » is one question
        route = whole.sure and not whole.readings[0].wanted
        if route and len(asking) < len(parts) and self._routed(question).sure:
            return None  # it accounts for every word
        aside = [
            part
            for part in parts
            if asking
            and not (asks(part) or (wants(part) and self.one(part).sure))
            and (part.endswith((".", "!")) or self._leads(part, question))
        ]
        told = self._in_turn(tuple(part for part in parts if part not in aside))
        sure = [each for each in told if each.sure]
        open_ = [*aside, *(each.question for each in told if not each.sure)]
        if not sure:
            return None
        named = frozenset[str]().union(*(self._names(each.question) for each in sure))
        breach = any(each.readings[0].intent is Intent.BREACH for each in sure)
        if any(
            (asks(part) and not breach)
            or self._adds(part)
            or {each for each in self._names(part) - named if not each.startswith("people:")}
            for part in open_
        ):
            if whole.sure and not any(asks(part) for part in open_):
                # What a sentence before names may narrow the question, or only lead up to it.
                before = any(part.endswith((".", "!")) for part in open_)
                by_itself = any((before or _narrowed(each)) and not refers(each.question) for each in sure)
                return whole.model_copy(update={"sure": False}) if by_itself else None
            readings = _once(tuple(each for one in (whole, *sure) for each in one.readings))
            return whole.model_copy(update={"readings": readings, "sure": False})
        readings = _once(tuple(reading for each in sure for reading in (each.readings[0], *each.also)))
        return Understanding(
            question=question, lang=whole.lang, readings=readings[:1], sure=True, also=readings[1:]
        )

    def _leads(self, part: str, question: str) -> bool:
        """Whether it is a sentence up to a colon that tells why one asks, and asks for nothing itself."""
        after = question.partition(part)[2].lstrip()
        return after.startswith(":") and is_story(part) and not self._asks(part)

    def _in_turn(self, parts: tuple[str, ...]) -> list[Understanding]:
        """The parts in order; one that names nothing is about what the part before it names."""
        told: list[Understanding] = []
        for part in parts:
            last = next((each.readings[0] for each in reversed(told) if each.sure), None)
            names = self._names(part)
            if last and (not names or refers(part) or self._goes_on(part, last)):
                asked = self._asks(part)
                if not names and asked <= _WHICH and self._idle(part):
                    continue  # « …, et lesquels ? »
                if not names and asked & _DENIED and asked <= _WHICH | _DENIED and self._idle(part):
                    others = the_others(last, self._lexicon)
                    told.append(
                        Understanding(question=part, lang=self._spoken, readings=(others,), sure=True)
                        if others
                        else self.one(part).model_copy(update={"sure": False})
                    )
                    continue  # « …, et lesquels non ? »
                if reading := self._continued(part, last, asked):
                    wanted, earlier = reading.wanted, last.wanted
                    if (
                        wanted
                        and earlier
                        and wanted.listed is earlier.listed
                        and wanted.conditions == earlier.conditions
                    ):
                        told[-1] = told[-1].model_copy(update={"readings": (reading,)})
                    else:
                        told.append(
                            Understanding(question=part, lang=self._spoken, readings=(reading,), sure=True)
                        )
                    continue
                idle = asked <= (_OF_RECOURSE if last.intent in _RECOURSE else _IDLE)
                if not names and idle and self._idle(part):
                    continue  # « …, do we say that anywhere? »
                if names:
                    told.append(self.one(part).model_copy(update={"sure": False}))
                    continue
            told.append(self.part(part))
        return told

    def _idle(self, part: str) -> bool:
        """Whether every word of it is known."""
        return asks_nothing_else(part, self._lexicon, self._spoken)

    def _goes_on(self, part: str, last: Reading) -> bool:
        """« …, et combien sont en France ? »: more of the list before it, which it does not name again."""
        listed = asked_list(part, self._lexicon, self._spoken, self._today)
        if (
            listed is None
            or not listed.headless
            or not listed.sure
            or not listed.reading.wanted
            or not last.wanted
        ):
            return False
        return listed.reading.wanted.listed is last.wanted.listed

    def _continued(self, part: str, last: Reading, asked: frozenset[str]) -> Reading | None:
        listed = asked_list(part, self._lexicon, self._spoken, self._today)
        wanted = listed.reading.wanted if listed and not listed.strange else None
        column = listed.column if listed else None
        if wanted and (reading := continued(wanted, last, self._lexicon, column)):
            return reading
        if listed and listed.strange:
            return None
        if (
            listed
            and listed.sure
            and listed.reading.intent is Intent.RETENTION
            and last.subject_kind == "actor"
        ):
            about = {"about_actor": last.subject, "about_label": last.label}
            return None if listed.reading.about_actor else listed.reading.model_copy(update=about)
        if "ask:where" in asked:
            return route_of(last, Intent.GOES, self._lexicon)
        if {"ask:what", "rel:receive"} <= asked:
            return route_of(last, Intent.RECEIVES, self._lexicon)
        return None

    def part(self, part: str) -> Understanding:
        """One of several questions: as it stands, or without what leads up to it."""
        told = self.one(part)
        return told if told.sure else self.core(part, told) or told

    def core(self, clause: str, whole: Understanding) -> Understanding | None:
        """The question itself, where what is cut away names nothing else and asks nothing."""
        stories = 0
        for core in cores(clause):
            named = self._names(core.text)
            leading = frozenset(each for each in self._names(core.lead) if not each.startswith("time:"))
            if not self._names(core.around) <= named or self._adds(core.around) or is_question(core.story):
                continue  # what is asked before it is not cut away
            if leading <= named:
                told = self._several_or_one(core.text)  # last, for it takes longest
            elif (
                stories < _STORIES
                and not self._asks(core.around)
                and (by_itself := standing(core, self._lexicon, whole.lang))
            ):
                stories += 1
                told = self.whole(by_itself)
            else:
                continue
            if not told.sure:
                continue
            breach = (
                told.readings[0].intent is Intent.BREACH
            )  # which tells the data, the people and whom to tell
            if breach or not self._asks(core.around):
                return told.model_copy(update={"question": clause, "lang": whole.lang})
        return None

    def _adds(self, text: str) -> bool:
        """Whether it is no sentence that may lead up to a question, and has a word that nobody knows."""
        every = atoms(text, self._lexicon, self._spoken, None)
        return 0 < len(every) < _SENTENCE and not all(each.known for each in every)

    def _knows(self, word: str) -> bool:
        """Whether a word means something, if nothing here: it is not told to be unknown."""
        return self._lexicon.is_word(fold(word))

    def _names(self, text: str) -> frozenset[str]:
        return said_apart(text, self._lexicon, self._spoken)

    def _asks(self, text: str) -> frozenset[str]:
        return asks_apart(text, self._lexicon, self._spoken)


def _narrowed(each: Understanding) -> bool:
    """Whether it asks of something that it names."""
    reading = each.readings[0]
    return bool(reading.wanted.conditions) if reading.wanted else reading.subject_kind != "registry"


def _unsure(whole: Understanding) -> Understanding:
    return whole.model_copy(update={"sure": False}) if whole.sure else whole


def _once(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    bare = {"score": 0, "matched": ""}
    kept: dict[Reading, Reading] = {}
    for each in readings:
        kept.setdefault(each.model_copy(update=bare), each)
    return tuple(kept.values())[:MOST]
