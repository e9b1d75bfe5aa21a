"""Together: several statements about one thing on one day, told as one without any of them coming first."""

from collections.abc import Callable, Sequence

from dataflow.facts import lists, values
from dataflow.facts.known import UNKNOWN, Known
from registry.records.evidence import Status
from registry.records.text import Text, both


def agreeing(told: Sequence[Known]) -> Known:
    """Statements of one value: known as well as the best of them, and read wherever one of them can be.

    Why it is so, and since when, is told where all that know it as well say the same.
    """
    if len(told) == 1:
        return told[0]
    best = min(told, key=lambda each: each.status.weakness)
    update: dict[str, object] = {
        "citations": tuple(dict.fromkeys(cited for each in told for cited in each.citations))
    }
    as_good = [each for each in told if each.status.weakness == best.status.weakness]
    if len({(each.reason, each.dated, each.source) for each in as_good}) > 1:
        update |= {"reason": None, "dated": None, "source": None}
    return best.model_copy(update=update)


def together(parts: Sequence[Known]) -> Known:
    """What can be several things at once: all of them."""
    return _joined(parts, ",".join(str(each.value) for each in parts), _and)


def disputed(parts: Sequence[Known]) -> Known:
    """What can be one thing only: of several that are stated none, and that the statements disagree."""
    return _joined(parts, None, _or)


def failing(parts: Sequence[Known]) -> Known:
    """What stands in an order, each for when those before it fail: in one, known as well as the least known."""
    joined = _joined(parts, ",".join(str(each.value) for each in parts), _or_else)
    # Told one by one they would be told to hold together.
    return joined.model_copy(update={"parts": ()}) if joined.parts else joined


def _joined(parts: Sequence[Known], value: str | None, label: Callable[[Sequence[Text]], Text]) -> Known:
    if len(parts) < 2:
        return parts[0] if parts else UNKNOWN
    same = len({(each.reason, each.dated, each.source) for each in parts}) == 1
    return Known(
        value=value,
        label=label([each.label for each in parts if each.label]),
        status=Status.weakest(*(each.status for each in parts)),
        citations=tuple(dict.fromkeys(cited for each in parts for cited in each.citations)),
        reason=parts[0].reason if same else None,
        dated=parts[0].dated if same else None,
        source=parts[0].source if same else None,
        parts=tuple(parts),
    )


def _and(labels: Sequence[Text]) -> Text:
    return both(lambda lang: lists.listed((each.say(lang) for each in labels), lang))


def _or_else(labels: Sequence[Text]) -> Text:
    return both(lambda lang: values.failing((each.say(lang) for each in labels), lang))


def _or(labels: Sequence[Text]) -> Text:
    return both(lambda lang: values.disagreeing((each.say(lang) for each in labels), lang))
