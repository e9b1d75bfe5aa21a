"""The hops of an answer on a page: a table, or blocks with everything that is known of each."""

from collections.abc import Iterable, Iterator

from commands.page import Page
from commands.settings import Settings
from dataflow.answer import Answer, Hop
from dataflow.known import Cited, Known
from registry.text import Text

NARROW = 80


class Sources:
    """The numbers that citations have on a page, in the order they are met."""

    def __init__(self) -> None:
        self._numbers: dict[Cited, int] = {}

    def marks(self, citations: Iterable[Cited]) -> str:
        """`[1] [2]`."""
        return " ".join(f"[{self._numbers.setdefault(each, len(self._numbers) + 1)}]" for each in citations)

    def listed(self) -> Iterator[tuple[int, Cited]]:
        """Every citation with its number."""
        for cited, number in self._numbers.items():
            yield number, cited


def show_hops(answer: Answer, page: Page, settings: Settings, sources: Sources) -> None:
    """The hops as a table; as blocks where the page is narrow or details are wanted."""
    if not answer.hops:
        return
    page.heading(settings.say("hops.title"))
    if settings.details or page.width < NARROW:
        for hop in answer.hops:
            _block(answer, hop, page, settings, sources)
    else:
        titles = [settings.say(f"hops.{key}") for key in ("number", "from", "to", "data", "role", "status", "source")]
        page.table(titles, [_cells(answer, hop, settings, sources) for hop in answer.hops])


def _cells(answer: Answer, hop: Hop, settings: Settings, sources: Sources) -> list[str]:
    return [
        str(hop.number),
        end_of(answer, hop.source, settings),
        end_of(answer, hop.target, settings),
        data_of(answer, hop, settings),
        _known(hop.role, settings) if answer.party_at(hop.target).kind != "unknown" else "",
        settings.say(f"status.{hop.status}"),
        sources.marks(hop.citations),
    ]


def _block(answer: Answer, hop: Hop, page: Page, settings: Settings, sources: Sources) -> None:
    page.blank()
    ends = [end_of(answer, key, settings) for key in (hop.source, hop.target)]
    page.item(" → ".join(ends), f"{hop.number}.", indent=0)
    facts = [
        ("kind", _told(hop.kind_label, settings)),
        ("data", data_of(answer, hop, settings)),
        ("role", _known(hop.role, settings)),
        ("status", " ".join([settings.say(f"status.{hop.status}"), sources.marks(hop.citations)]).strip()),
    ]
    facts += _details(answer, hop, settings, sources) if settings.details else []
    for key, said in facts:
        if said:
            page.paragraph(settings.say("hops.fact", name=settings.say(f"hops.{key}"), value=said), indent=4)


def _details(answer: Answer, hop: Hop, settings: Settings, sources: Sources) -> list[tuple[str, str]]:
    """Everything else that is known of a hop, and what is not."""
    unknown = settings.say("unknown.value")
    purposes = [
        _told(each.purpose.label, settings) + (f" ({_told(each.condition, settings)})" if each.condition else "")
        for each in hop.purposes
    ]
    bases = dict.fromkeys(
        _known(basis, settings) for each in hop.purposes for basis in each.basis.values() if basis.label
    )
    certificates = [
        settings.say("hops.certificate", name=_told(each.name, settings), state=settings.say(f"state.{each.state}"))
        for each in hop.certificates
    ]
    return [
        ("path_status", settings.say(f"status.{hop.path_status}")),
        ("reason", _told(hop.reason, settings)),
        ("condition", _told(hop.condition, settings)),
        ("purposes", "; ".join(purposes) or unknown),
        ("bases", "; ".join(bases) or unknown),
        ("country", _known(answer.stop(hop.target).country, settings)),
        ("seat", _known(answer.party_at(hop.target).country, settings)),
        ("mechanism", _known(hop.mechanism, settings)),
        ("storage", _known(hop.storage, settings)),
        ("retention", "; ".join(_told(each.label, settings) for each in hop.retention) or unknown),
        ("contract", _known(hop.contract, settings)),
        ("certificates", "; ".join(certificates)),
        ("note", _told(hop.note, settings)),
    ]


def end_of(answer: Answer, key: str, settings: Settings) -> str:
    """An end of a hop: the party, and the place where that says more."""
    stop, party = answer.stop(key), answer.party_at(key)
    name = party.label.say(settings.lang)
    place = stop.label.say(settings.lang)
    return name if place == name else settings.say("hops.end", party=name, place=place)


def data_of(answer: Answer, hop: Hop, settings: Settings) -> str:
    """What a hop carries, by data set; « unknown » where nobody has said."""
    if hop.origin != "stated":
        return settings.say(f"origin.{hop.origin}")
    sets: dict[str, dict[str, None]] = {}
    for carried in hop.carries:
        held = answer.instance(carried.instance)
        fields = sets.setdefault(held.data_set_label.say(settings.lang), {})
        fields[held.field_label.say(settings.lang)] = None
    return "; ".join(settings.say("hops.fact", name=name, value=", ".join(fields)) for name, fields in sets.items())


def _known(known: Known, settings: Settings) -> str:
    return known.label.say(settings.lang) if known.label else settings.say("unknown.value")


def _told(words: Text | None, settings: Settings) -> str:
    return words.say(settings.lang) if words else ""
