"""Made registries: the same arguments give the same text, so that two runs measure the same thing.

Each has an organisation with twelve places and data sets, and third parties that are engaged by it or by each other.
`vendors`: seven of ten engaged by the organisation, the others by an earlier one, in short chains. `lattice`: levels of
two, each engaged by both of the level above, so that the ways to the last double with each level. `chain`: each engaged
by the one before.
"""

import random
from collections.abc import Iterable, Iterator
from typing import Final

FIELDS: Final = (
    "full_name", "email_address", "phone_number", "postal_address", "ip_address", "user_agent",
    "order_details", "bank_account", "salary", "job_title", "date_of_birth", "customer_id",
)  # fmt: skip
COUNTRIES: Final = ("FR", "DE", "IE", "NL", "US")
SETS: Final = 12


def vendors(count: int, prefix: str = "v") -> str:
    """That many third parties. With another prefix the same ones under other ids and names."""
    chance = random.Random(7)
    held: list[list[int]] = []
    lines = list(_head(f"{count} vendors"))
    for n in range(count):
        country = COUNTRIES[n % len(COUNTRIES)]
        above = chance.randrange(max(0, n - 50), n) if n > 10 and chance.random() < 0.3 else None
        held.append(chance.sample(range(SETS), 2) if above is None else [chance.choice(held[above])])
        by = () if above is None else (f"{prefix}{above}",)
        lines += _third_party(f"{prefix}{n}", f"{prefix.upper()}endor {n}", country, by, held[n])
    return "\n".join(lines) + "\n"


def lattice(levels: int) -> str:
    """Two third parties on each level."""
    lines = list(_head(f"lattice of {levels}"))
    for level in range(levels):
        by = (f"a{level - 1}", f"b{level - 1}") if level else ()
        for side in "ab":
            lines += _third_party(f"{side}{level}", f"{side.upper()} {level}", "FR", by, [0])
    return "\n".join(lines) + "\n"


def chain(count: int) -> str:
    """That many third parties, one behind the other."""
    lines = list(_head(f"chain of {count}"))
    for n in range(count):
        lines += _third_party(f"c{n}", f"C {n}", "FR", (f"c{n - 1}",) if n else (), [0])
    return "\n".join(lines) + "\n"


def _head(title: str) -> Iterator[str]:
    """The organisation, its places and its data sets; every second data set holds the phone number."""
    chance = random.Random(1)
    yield from ("sillage: 1", f"title: Made, {title}", 'version: "1"', "organisation:", "  id: acme")
    yield from ("  name: Acme", "  country: FR", "  recipients: listed")
    yield from ("  regimes: {gdpr: {applies: confirmed}}", "  places:")
    for n in range(SETS):
        yield f"    p{n}: {{label: Place {n}, kind: database, country: FR}}"
    yield "  collects:"
    for n in range(SETS):
        yield f"    - {{from: {_people(n)}, to: p{n}, carries: d{n}}}"
    yield "data_sets:"
    for n in range(SETS):
        fields = dict.fromkeys(["phone_number"] if n % 2 == 0 else []) | dict.fromkeys(
            chance.sample(FIELDS, 6)
        )
        yield f"  d{n}: {{label: Data set {n}, role: controller, subjects: {_people(n)},"
        yield f"    fields: [{', '.join(fields)}], purposes: {{purpose: {_purpose(n)}, basis: {{gdpr: 6_1_b}}}},"
        yield "    retention: {period: P3Y}}"
    yield "third_parties:"


def _people(n: int) -> str:
    return "customer" if n % 2 else "employee"


def _purpose(n: int) -> str:
    return "order_management" if n % 2 else "hr_management"


def _third_party(id_: str, name: str, country: str, by: Iterable[str], sets: Iterable[int]) -> Iterator[str]:
    """A processor of the organisation, or of each of those it is engaged by."""
    yield f"  {id_}:"
    yield f"    name: {name}"
    yield f"    legal_name: {name} SAS"
    yield f"    country: {country}"
    yield f"    contacts: [{{email: dpo@{id_}.example}}]"
    yield "    recipients: listed"
    yield f"    places: {{app: {{label: App, kind: service, country: {country}}}}}"
    yield "    engagements:"
    for index, each in enumerate(by or (None,)):
        yield f"      use{index or ''}:"
        if each:
            yield f"        by: {each}"
        yield f"        role: {'sub_processor' if each else 'processor'}"
        yield f"        purposes: [{', '.join(dict.fromkeys(map(_purpose, sets)))}]"
        yield "        contract: {title: DPA, date: 2023-01-01, clauses: [a, b, c, d, e, f, g, h]}"
        yield "        authorisation: {value: general, objection_period: P30D}"
        yield "        breach_clock: PT24H"
        yield "        receives:"
        for n in sets:
            transfer = f", mechanism: {'scc_m3' if each else 'scc_m2'}" if country == "US" else ""
            yield f"          - {{from: {f'{each}.app' if each else f'p{n}'}, carries: d{n}, storage: stored,"
            yield f"             retention: {{period: P3Y}}{transfer}}}"
