"""Limiting: the borders that data crosses from some places, or to some."""

from collections.abc import Collection, Iterator

from dataflow.borders.border import PEOPLE, UNKNOWN, Border, Borders, Limit
from dataflow.borders.sentences import WORDS
from dataflow.facts.perhaps import all_of, any_of
from dataflow.law import Tables, tables
from dataflow.law.whereabouts import belongs, same
from registry.records.countries import AREAS, country_name
from registry.records.text import Text, both


def limited(
    told: Borders, leaving: Collection[str] = (), arriving: Collection[str] = (), using: Tables | None = None
) -> Borders:
    """The borders that lead out of one of the places of `leaving` and into one of `arriving`.

    Places are countries, `unknown`, and for `leaving` the areas EU, EEA and ECOWAS too: an area is left by
    what goes from a member to a country outside it. Nothing named limits nothing. A side whose country nobody
    has stated passes every limit: what is unknown is never left out silently. What somebody established outside an area
    hosts inside it may leave it. What is known to meet the limit stands before what may.
    """
    if not leaving and not arriving:
        return told
    law = using or tables()
    meeting = [(border, _meets(border, leaving, arriving, told, law)) for border in told.borders]
    known = [border for border, meets in meeting if meets]
    limit = Limit(leaving=tuple(map(_named, leaving)), arriving=tuple(map(_named, arriving)), met=bool(known))
    kept = (*known, *(border for border, meets in meeting if meets is None))
    if not arriving:
        kept = (*kept, *_hosted(meeting, leaving, told, law))
    return told.model_copy(update={"borders": kept, "limit": limit})


def _hosted(
    meeting: Collection[tuple[Border, bool | None]], leaving: Collection[str], told: Borders, law: Tables
) -> Iterator[Border]:
    """Of the borders that lead out of no area: what arrives with somebody whose seat is known to be outside of it."""
    wanted = [place for place in leaving if place in AREAS]
    for border, meets in meeting:
        if meets is False and border.source not in (PEOPLE, UNKNOWN):
            passages = tuple(
                passage
                for passage in border.passages
                if passage.way in ("handed", "collected_for")
                and any(
                    _in(border.source, area, told, law)
                    and _in(passage.importer.seat.value or UNKNOWN, area, told, law) is False
                    for area in wanted
                )
            )
            if passages:
                yield border.model_copy(update={"passages": passages})


def _named(place: str) -> Text:
    """What a place is called."""
    if place in AREAS:
        return both(lambda lang: WORDS.say(lang, f"area.{place}"))
    if place == UNKNOWN:
        return both(lambda lang: WORDS.say(lang, "side.unknown"))
    return both(lambda lang: country_name(place, lang))


def _meets(
    border: Border, leaving: Collection[str], arriving: Collection[str], told: Borders, law: Tables
) -> bool | None:
    """Whether a border meets both limits; None: it may, a country is unknown."""
    out = [_leaves(border, place, told, law) for place in leaving] or [True]
    into = [_is(border.target, place, told, law) for place in arriving]
    return all_of((any_of(out), any_of(into or [True])))


def _leaves(border: Border, place: str, told: Borders, law: Tables) -> bool | None:
    """Whether it leads out of a place; None: it may."""
    if border.source == PEOPLE:
        return False
    if place not in AREAS:
        if not {border.source, border.target}.isdisjoint(AREAS):
            stays = _is(border.target, place, told, law)
            return all_of((_is(border.source, place, told, law), None if stays is None else not stays))
        if border.source == border.target != UNKNOWN:
            return False
        if border.source == place:
            return None if border.target == UNKNOWN != place else True
        return None if border.source == UNKNOWN else False
    inside, outside = (_in(side, place, told, law) for side in (border.source, border.target))
    return all_of((inside, None if outside is None else not outside))


def _in(country: str, area: str, told: Borders, law: Tables) -> bool | None:
    """Whether a country belongs to an area; None: nobody says which country it is."""
    if country == UNKNOWN:
        return None
    return belongs(country, area.lower(), told.on, law)


def _is(country: str, place: str, told: Borders, law: Tables) -> bool | None:
    """Whether a side of a border is that country; None: it may be."""
    if country == place:
        return None if country in AREAS else True
    return None if country == UNKNOWN else place != UNKNOWN and same(country, place, told.on, law)
