"""Understanding: from the words of a question to what it asks, and how sure that is."""

from datetime import date

from dataflow.question.beyond import beyond
from dataflow.question.clauses import (
    asks,
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
from dataflow.question.intent import Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.asked import (
    asked_list,
)
from dataflow.question.listing.atoms import atoms
from dataflow.question.reading import Reading, Understanding
from dataflow.question.single import Single, once
from dataflow.question.story import standing
from dataflow.question.tongue import DEFAULT
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
_STORIES = 4
"""So many ways to cut a story off are tried: each takes as long as a question."""
_IDLE = frozenset({"ask:yes", "op:and", "rel:hold", "rel:process"})
_DENIED = frozenset({"op:not", "op:lack"})
_WHICH = frozenset(
    {"ask:who", "ask:what", "ask:yes", "ask:list", "op:and", "op:with", "rel:hold", "rel:exercise"}
)


class _Asks(Single):
    """Texts asked of one lexicon: their questions, and what leads up to them."""

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

    def is_one(self, question: str, parts: tuple[str, ...], whole: Understanding) -> bool:
        """Whether a route answers all of a text, and not one of several questions with the others left aside."""
        if whole.readings[0].wanted or sum(map(asks, parts)) < 2:
            return True
        return self.routed(question).sure

    def unbroken(self, question: str, parts: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
        """The parts, those together that a phrase spans: « qui décide pourquoi et comment … »."""
        if len(parts) < 2:
            return parts
        phrases_ = [
            (each.start, each.end)
            for each in atoms(question, self.lexicon, lang, None)
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
        if any(map(self.only_days, parts)):
            return None  # and « la semaine dernière, qui … » too
        route = whole.sure and not whole.readings[0].wanted
        if route and len(asking) < len(parts) and self.routed(question).sure:
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
        named = frozenset[str]().union(*(self.names(each.question) for each in sure))
        breach = any(each.readings[0].intent is Intent.BREACH for each in sure)
        if any(
            (asks(part) and not breach)
            or self.adds(part)
            or {each for each in self.names(part) - named if not each.startswith("people:")}
            for part in open_
        ):
            if whole.sure and not any(asks(part) for part in open_):
                # What a sentence before names may narrow the question, or only lead up to it.
                before = any(part.endswith((".", "!")) for part in open_)
                by_itself = any((before or _narrowed(each)) and not refers(each.question) for each in sure)
                return whole.model_copy(update={"sure": False}) if by_itself else None
            readings = once(tuple(each for one in (whole, *sure) for each in one.readings))
            return whole.model_copy(update={"readings": readings, "sure": False})
        readings = once(tuple(reading for each in sure for reading in (each.readings[0], *each.also)))
        return Understanding(
            question=question, lang=whole.lang, readings=readings[:1], sure=True, also=readings[1:]
        )

    def _leads(self, part: str, question: str) -> bool:
        """Whether it is a sentence up to a colon that tells why one asks, and asks for nothing itself."""
        after = question.partition(part)[2].lstrip()
        return after.startswith(":") and is_story(part) and not self.asks(part)

    def _in_turn(self, parts: tuple[str, ...]) -> list[Understanding]:
        """The parts in order; one that names nothing is about what the part before it names."""
        told: list[Understanding] = []
        for part in parts:
            last = next((each.readings[0] for each in reversed(told) if each.sure), None)
            names = self.names(part)
            if last and (not names or refers(part) or self._goes_on(part, last)):
                asked = self.asks(part)
                if not names and asked <= _WHICH and self.idle(part):
                    continue  # « …, et lesquels ? »
                if not names and asked & _DENIED and asked <= _WHICH | _DENIED and self.idle(part):
                    others = the_others(last, self.lexicon)
                    told.append(
                        Understanding(question=part, lang=self.spoken, readings=(others,), sure=True)
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
                            Understanding(question=part, lang=self.spoken, readings=(reading,), sure=True)
                        )
                    continue
                idle = asked <= (_OF_RECOURSE if last.intent in _RECOURSE else _IDLE)
                if not names and idle and self.idle(part):
                    continue  # « …, do we say that anywhere? »
                if names:
                    told.append(self.one(part).model_copy(update={"sure": False}))
                    continue
            told.append(self.part(part))
        return told

    def _goes_on(self, part: str, last: Reading) -> bool:
        """« …, et combien sont en France ? »: more of the list before it, which it does not name again."""
        listed = asked_list(part, self.lexicon, self.spoken, self.today)
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
        listed = asked_list(part, self.lexicon, self.spoken, self.today)
        wanted = listed.reading.wanted if listed and not listed.strange else None
        column = listed.column if listed else None
        if wanted and (reading := continued(wanted, last, self.lexicon, column)):
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
            return route_of(last, Intent.GOES, self.lexicon)
        if {"ask:what", "rel:receive"} <= asked:
            return route_of(last, Intent.RECEIVES, self.lexicon)
        return None

    def part(self, part: str) -> Understanding:
        """One of several questions: as it stands, or without what leads up to it."""
        told = self.one(part)
        return told if told.sure else self.core(part, told) or told

    def core(self, clause: str, whole: Understanding) -> Understanding | None:
        """The question itself, where what is cut away names nothing else and asks nothing."""
        stories = 0
        for core in cores(clause):
            if self.only_days(core.lead) or self.only_days(core.around):
                continue  # « depuis le mois dernier, où va … » limits the question; no story is told by a day alone
            named = self.names(core.text)
            leading = frozenset(each for each in self.names(core.lead) if not each.startswith("time:"))
            if not self.names(core.around) <= named or self.adds(core.around) or is_question(core.story):
                continue  # what is asked before it is not cut away
            if leading <= named:
                told = self._several_or_one(core.text)  # last, for it takes longest
            elif (
                stories < _STORIES
                and not self.asks(core.around)
                and (by_itself := standing(core, self.lexicon, whole.lang))
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
            if breach or not self.asks(core.around):
                return told.model_copy(update={"question": clause, "lang": whole.lang})
        return None


def _narrowed(each: Understanding) -> bool:
    """Whether it asks of something that it names."""
    reading = each.readings[0]
    return bool(reading.wanted.conditions) if reading.wanted else reading.subject_kind != "registry"


def _unsure(whole: Understanding) -> Understanding:
    return whole.model_copy(update={"sure": False}) if whole.sure else whole
