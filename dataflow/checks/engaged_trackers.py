"""The check of trackers whose receiver nobody engages, or engages no more."""

import datetime
from collections.abc import Iterator

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import day, labels, listed, plain
from dataflow.facts.engaging import Engaging, Standing
from registry.records.statements import Tracker

_VARIANTS: dict[Standing, str] = {"none": "main", "over": "over"}


def tracker_nobody_engaged(case: Case, _regime: Regime) -> Iterator[Found]:
    """A tracker of the day sends data to a third party that no engagement and no flow of the day reaches (R36).

    Asked of the place that it feeds, else of whoever sets it. One finding for each receiver, and each day on which
    its last engagement or flow ended.
    """
    engaging = Engaging(case.registry, case.on)
    together: dict[tuple[str, str, datetime.date | None], list[tuple[int, Tracker]]] = {}
    for index, tracker in enumerate(case.registry.trackers):
        if tracker.holds_on(case.on):
            found = engaging.of(tracker)
            if variant := _VARIANTS.get(found.standing):
                together.setdefault((found.receiver, variant, found.ended), []).append((index, tracker))
    for (receiver, variant, ended), found_here in together.items():
        trackers = [tracker for _, tracker in found_here]
        fields = tuple(dict.fromkeys(tracker.field for tracker in trackers))
        yield Found(
            verdict="gap",
            subject=receiver if variant == "main" else f"{receiver}:over:{ended}",
            values={
                "cookies": listed(plain(tracker.pattern) for tracker in trackers),
                "actor": case.name(receiver),
                "fields": labels(map(case.field, fields)),
                "ended": day(ended) if ended else "",
            },
            entry=("trackers", found_here[0][0]),
            fields=fields,
            actors=tuple(dict.fromkeys((receiver, *(tracker.set_by for tracker in trackers)))),
            variant=variant,
        )
