"""The picture of the borders: each party once, a row for each country its data is in, and what crosses between them."""

from collections.abc import Iterator

from dataflow.borders.border import PEOPLE, UNKNOWN, Border, Borders, Crosser, Passage, Standing
from dataflow.borders.border_words import sentence
from dataflow.borders.sentences import WORDS
from dataflow.borders.verdict import verdict
from dataflow.facts.known import Known
from dataflow.facts.values import remark, status_word
from dataflow.law import Tables, areas, laws, tables
from dataflow.pictures.depiction import Depiction
from dataflow.pictures.sentences import WORDS as PICTURE
from dataflow.pictures.sketch import Box, Group, Line, Sketch
from dataflow.pictures.wording import seated
from registry.records.evidence import Status
from registry.records.prose import day_in_words
from registry.records.text import Lang, Text
from registry.sentences import in_a_row


def borders_dot(told: Borders, lang: Lang, using: Tables | None = None) -> str:
    """The borders as DOT, for dataflow.engine. Same borders, same text.

    Lines have the ids `border-<n>`, in the order of the table's rows where each stands first.
    """
    return borders_depicted(told, lang, using).dot


def borders_depicted(told: Borders, lang: Lang, using: Tables | None = None) -> Depiction:
    """The same with what its lines stand for."""
    return Depiction(sketch_of(told, lang, using or tables()))


def sketch_of(told: Borders, lang: Lang, law: Tables) -> Sketch:
    """The picture in words: every passage of the borders is on exactly one line."""
    return _Sketching(told, lang, law).sketch()


class _Sketching:
    """Puts borders into cards, rows and lines."""

    def __init__(self, told: Borders, lang: Lang, law: Tables) -> None:
        self._told, self._lang, self._law = told, lang, law
        self._boxes: dict[tuple[str, str], Box] = {}
        self._groups: dict[str, Group] = {}

    def sketch(self) -> Sketch:
        told, lang = self._told, self._lang
        together: dict[tuple[str, str], list[Passage]] = {}
        for border, passage in told.passages:
            source = self._box(border, border.source, passage.exporter, passage.leaves)
            target = self._box(
                border, border.target, passage.importer, passage.arrives, passage.way == "returned"
            )
            together.setdefault((source, target), []).append(passage)
        lines = tuple(
            self._line(index, source, target, held)
            for index, ((source, target), held) in enumerate(together.items())
        )
        return Sketch(
            lang=lang,
            title=self._say("picture.title", organisation=told.source.organisation.say(lang)),
            lead=" ".join(verdict(told, lang)) or sentence(told, lang),
            subtitle=(
                self._say(
                    "picture.made",
                    on=_day(told, lang, law=False),
                    title=told.source.title.say(lang),
                    version=told.source.version,
                    law=_day(told, lang, law=True),
                ),
            ),
            flat=True,
            groups=tuple(self._groups.values()),
            boxes=tuple(self._boxes.values()),
            lines=lines,
        )

    def _say(self, key: str, **values: str | int) -> str:
        return WORDS.say(self._lang, key, **values)

    def _box(
        self, border: Border, country: str, party: Crosser, known: Known, available: bool = False
    ) -> str:
        """The id of a party's row for a country; people and unnamed recipients stand alone, and so does where data is
        made available: at a seat, which says nothing of where it is hosted."""
        alone = party.kind in ("person", "unknown")
        place = f"{country}+" if available else country
        key = ("" if alone else place, party.id)
        if key not in self._boxes:
            label = (border.source_label if country == border.source else border.target_label).say(self._lang)
            title = party.label.say(self._lang)
            detail: tuple[str, ...] = ()
            if not alone:
                self._groups.setdefault(party.id, self._group(party))
                detail = tuple(self._areas(country, label))
                title = PICTURE.say(self._lang, "hosted", country=label)
                if available:
                    title = self._say("picture.available", country=label)
                elif country == UNKNOWN:
                    title = PICTURE.say(self._lang, "hosted-unknown")
                if country != UNKNOWN and (sure := remark(known)):
                    detail = (*detail, self._say("picture.country", status=status_word(sure, self._lang)))
            self._boxes[key] = Box(
                id=f"party-{len(self._boxes)}",
                stops=(party.id if alone else f"{party.id}@{place}",),
                group=None if alone else party.id,
                kind="person" if party.kind == "person" else "unknown" if alone else "place",
                title=title,
                detail=detail,
                words=in_a_row(dict.fromkeys((party.label.say(self._lang), title, *detail))),
            )
        box = self._boxes[key]
        if party.role and party.role not in box.roles:
            self._boxes[key] = box.model_copy(update={"roles": (*box.roles, party.role)})
        return box.id

    def _group(self, party: Crosser) -> Group:
        """A party, once, with where it is established: who has the data counts as much as where the data is."""
        name, seat = party.label.say(self._lang), seated(party.seat, self._lang)
        home = party.kind == "organisation"
        return Group(id=party.id, title=name, home=home, detail=(seat,), words=in_a_row((name, seat)))

    def _areas(self, country: str, label: str) -> Iterator[str]:
        """The areas of law a country is in on the day; one that is no more than the country tells nothing."""
        for area in areas().values():
            inside = country not in (UNKNOWN, PEOPLE) and self._law.member(area.id, country, self._told.on)
            if inside and (name := area.label.say(self._lang)) != label:
                yield name

    def _line(self, index: int, source: str, target: str, held: list[Passage]) -> Line:
        """All that one party hands another from one country to another."""
        told = dict.fromkeys(words for passage in held for words in self._states(passage))
        hops = tuple(sorted({hop for passage in held for hop in passage.hops}))
        label = [self._say("picture.flows", n=len(hops)), *told]
        if all(passage.way == "returned" for passage in held):
            label[0] = self._say("picture.returned")
        names = {box.id: box.title for box in self._boxes.values()}
        words = self._say("picture.line", source=names[source], target=names[target], label=", ".join(label))
        return Line(
            id=f"border-{index}",
            hops=hops,
            source=source,
            target=target,
            number=str(index + 1),
            label=tuple(label),
            status=Status.weakest(*(passage.status for passage in held)),
            words=words,
        )

    def _states(self, passage: Passage) -> list[str]:
        """How it stands: in one word where all laws agree, else law by law."""
        states = {each.state for each in passage.standings}
        if len(states) == 1:
            return [self._say(f"state.{state}") for state in states]
        return [
            self._say(
                "picture.law",
                regime=_short(each).say(self._lang),
                state=self._say(f"state.{each.state}"),
            )
            for each in passage.standings
        ]


def _short(standing: Standing) -> Text:
    """What a law is called in a picture."""
    law = laws().get(standing.regime)
    return law.short if law else standing.regime_label


def _day(told: Borders, lang: Lang, law: bool) -> str:
    return day_in_words(told.law_known if law else told.on, lang)
