"""A registry whose every name attacks the page: too long to break, turned around, unseen, markup of three kinds."""

from typing import Final

NAMES: Final = (
    "Long" + "ue" * 160,
    "<script>window.hacked=1</script><img src=x onerror=window.hacked=2>",
    "![x](https://evil.example/a.png) [lien](javascript:window.hacked=3) **gras** `code` $x^2$ :red[rouge]",
    "\u202emoc.live\u202c \u0645\u0631\u062d\u0628\u0627\u0628\u0627\u0644\u0639\u0627\u0644\u0645" * 6,
    "z\u200be\u200br\u200bo\u2060" * 60,
    ":smile: :material/delete: -> <- -- \\ \" ' & &lt; {name} {{x}} %s",
    "Z\u0335\u0321\u0353\u0359" * 60,
    "1. # > - + * _a_ ~~b~~ | c |",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467" * 60,
    "https://evil.example/" + "a/" * 150,
)
"""What a name is, one kind each."""


def hostile() -> str:
    """The registry: ten actors, places, sets and fields, each with one of these names, and everything between them."""
    told = ["sillage: 1", "title: " + _text(NAMES[0]), 'version: "1"', "documents:"]
    for number, name in enumerate(NAMES):
        told += [f"  doc_{number}: {{title: {_quoted(name)}, kind: privacy_policy}}"]
    told += ["organisation:", "  id: us", f"  name: {_quoted(NAMES[1])}", "  country: FR"]
    told += ["  regimes:", "    gdpr: {applies: confirmed, cite: doc_0 L1}", "  places:"]
    for number, name in enumerate(NAMES):
        told += [f"    place_{number}: {{label: {_text(name)}, kind: form, cite: doc_{number} L1}}"]
    told += ["  collects:"]
    for number, name in enumerate(NAMES):
        told += [f"    - from: customer\n      to: place_{number}\n      carries: set_{number}"]
        told += [f"      condition: {_text(name)}\n      cite: doc_{number} L1"]
    told += [f"  note: {_text(NAMES[2])}", "fields:"]
    for number, name in enumerate(NAMES):
        told += [f"  field_{number}: {{label: {_text(name)}, category: contact, sensitivity: low}}"]
    told += ["data_sets:"]
    for number, name in enumerate(NAMES):
        told += [f"  set_{number}:\n    label: {_text(name)}\n    cite: doc_{number} L1"]
        told += [f"    role: controller\n    fields: [field_{number}, email_address]"]
    told += ["third_parties:"]
    for number, name in enumerate(NAMES):
        told += [f"  actor_{number}:\n    name: {_quoted(name)}\n    country: {('FR', 'US')[number % 2]}"]
        told += [f"    note: {_text(name)}", "    places:"]
        told += [f"      spot_{number}: {{label: {_text(name)}, kind: database}}", "    engagements:"]
        told += [f"      service_{number}:\n        label: {_text(name)}\n        role: processor"]
        told += [f"        places: spot_{number}\n        receives:"]
        told += [f"          - from: place_{number}\n            carries: set_{number}"]
        told += [f"            condition: {_text(name)}\n            cite: doc_{number} L2"]
    return "\n".join(told) + "\n"


def _text(name: str) -> str:
    return f"{{fr: {_quoted(name)}, en: {_quoted(name)}}}"


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
