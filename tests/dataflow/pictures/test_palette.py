"""The palette: what a print without colour still tells apart, and which colour a mark asks for."""

from dataflow.pictures.palette import ALARM, DOUBT, GAIN, LOOKS, RULE, arrow, look, strokes, tint
from registry.records.evidence import Status
from registry.vocabulary import vocabulary


def _luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_role_of_the_vocabulary_has_a_look_and_no_two_the_same_form() -> None:
    assert set(vocabulary().roles) <= set(LOOKS)
    forms = [(drawn.shape, drawn.style, drawn.rims) for drawn in LOOKS.values()]
    assert len({(*form, drawn.pen) for form, drawn in zip(forms, LOOKS.values(), strict=True)}) == len(LOOKS)
    assert look("nothing_of_ours") == LOOKS["unknown"]


def test_words_and_borders_stand_out() -> None:
    for drawn in LOOKS.values():
        assert _contrast("#17212B", drawn.fill) >= 12
        assert _contrast(drawn.border, "#FFFFFF") >= 4.5
    for line in (ALARM, DOUBT, GAIN, RULE):
        assert _contrast(line, "#FFFFFF") >= 4.5


def test_each_status_is_another_line_without_its_colour() -> None:
    drawn = [{**strokes(status), "color": str(strokes(status)["color"].count(":"))} for status in Status]
    assert len({tuple(sorted(each.items())) for each in drawn}) == len(Status)
    assert strokes(Status.ENRICHMENT, "#111111")["color"] == "#111111:invis:#111111"
    assert strokes(Status.UNKNOWN)["color"] == DOUBT
    assert strokes(Status.DECLARED)["color"] == RULE
    assert strokes(Status.UNKNOWN, ALARM)["color"] == ALARM


def test_the_first_mark_that_has_a_colour_gives_it() -> None:
    assert tint(()) is None
    assert tint(("container", "ring")) is None
    assert tint(("ring", "added", "contradiction")) == GAIN
    assert tint(("removed",)) == tint(("contradiction", "added")) == ALARM


def test_what_may_hold_the_field_comes_before_what_was_computed_from_it() -> None:
    heads = [arrow(container, derived) for container in (False, True) for derived in (False, True)]
    assert heads == ["normal", "normalodiamond", "normalobox", "normalobox"]
