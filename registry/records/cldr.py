"""The words of the Unicode CLDR that Sillage says: countries, months, lists and lengths of time.

Babel has them; it and its data take longer to start than all that is said with them, so they are taken from
it once and kept.
"""

import json
from datetime import date
from functools import cache
from typing import Any, Final

from registry.cache.store import keep, kept, key_of

UNITS: Final = ("year", "month", "week", "day", "hour", "minute", "second")
"""The lengths of time that have words, longest first."""

_LOCALES: Final = {"fr": "fr_FR", "en": "en_GB"}
"""English by British habits: the day comes first, and no comma before the last « and »."""
_DAY, _YEAR = 28, 2001


def territories(lang: str) -> dict[str, str]:
    """The names of countries, unions and parts of the world by their code."""
    names: dict[str, str] = _words()[lang]["territories"]
    return names


def day_of(day: date, lang: str) -> str:
    """A day in its long form: `22 novembre 2026`, `1 mai 2026`."""
    template: str = _words()[lang]["months"][day.month - 1]
    return template.replace("{day}", str(day.day)).replace("{year}", str(day.year))


def list_of(items: list[str], lang: str) -> str:
    """The items as a sentence lists them, with « et » or "and" before the last one."""
    between = _words()[lang]["lists"]
    if len(items) < 3:
        return str(between["2"]).join(items)
    first, *middle, last = items
    inner = between["start"] + between["middle"].join(middle)
    return f"{first}{inner}{between['end']}{last}"


def length_of(n: int, unit: str, lang: str) -> str:
    """So many of one of the `UNITS`: `12 mois`, `1 year`."""
    if n >= 1000:  # which is written with a space or a comma in it
        return _length(n, unit, lang)
    form = "one" if n == 1 or (n == 0 and lang == "fr") else "other"
    return str(_words()[lang]["units"][unit][form]).replace("{n}", str(n))


@cache
def _words() -> dict[str, Any]:
    """All words of both languages."""
    key = key_of("cldr", [])
    parts = kept(key)
    if parts is not None:
        held: dict[str, Any] = json.loads(parts[0])
        return held
    words = {lang: _taken(lang) for lang in _LOCALES}
    keep(key, [json.dumps(words, ensure_ascii=False).encode()])
    return words


def _taken(lang: str) -> dict[str, Any]:
    """The words of one language, from Babel."""
    from babel import Locale
    from babel.dates import format_date

    months = [format_date(date(_YEAR, month, _DAY), "long", locale=_LOCALES[lang]) for month in range(1, 13)]
    lists = Locale.parse(_LOCALES[lang]).list_patterns["standard"]
    return {
        "territories": {str(code): str(name) for code, name in Locale.parse(lang).territories.items()},
        "months": [
            words.replace(str(_DAY), "{day}").replace(str(_YEAR), "{year}") for words in map(str, months)
        ],
        "lists": {place: words.removeprefix("{0}").removesuffix("{1}") for place, words in lists.items()},
        "units": {
            unit: {
                form: _length(n, unit, lang).replace(str(n), "{n}") for form, n in (("one", 1), ("other", 2))
            }
            for unit in UNITS
        },
    }


def _length(n: int, unit: str, lang: str) -> str:
    from babel.units import format_unit

    return format_unit(n, f"duration-{unit}", length="long", locale=lang)
