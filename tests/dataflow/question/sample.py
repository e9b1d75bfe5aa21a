"""A small lexicon for the tests: the actors and data sets of a shop that pays and hosts elsewhere."""

from collections.abc import Iterator
from functools import cache

from dataflow.question import Lexicon, Reading, Understanding
from dataflow.question.wanted import Op, Wanted
from registry.records.text import text
from registry.vocabulary import vocabulary

ACTORS = {
    "minlessika": ("Minlessika",),
    "cinetpay": ("CinetPay",),
    "google": ("Google", "Google reCAPTCHA", "Google Analytics"),
    "ovhcloud": ("OVHcloud", "OVHCloud SAS"),
}
DATA_SETS = {
    "account": (text("Compte et données de contact", "Account and contact data"),),
    "browser": (text("Données du navigateur", "Browser data"),),
    "customer_databases": (text("Bases de données clients", "Customer databases"),),
    "order": (text("Commande", "Order"),),
    "payment": (text("Paiement", "Payment"),),
}
ABOUT = {
    "account": ("customer", "prospect"),
    "browser": ("visitor", "user"),
    "customer_databases": ("customer_contact",),
    "order": ("customer",),
    "payment": ("customer",),
}
PRESENT = {
    "approximate_location", "company_name", "email_address", "full_name", "ip_address", "order_details",
    "mobile_money_account", "password", "payment_card_data", "phone_number", "postal_address", "session_data",
    "user_agent",
}  # fmt: skip


@cache
def lexicon() -> Lexicon:
    return Lexicon.of(vocabulary().fields, ACTORS, DATA_SETS, PRESENT, about=ABOUT)


def brief(reading: Reading) -> str:
    """A reading in one line: `borders registry <EU >US 2026-03-01`, `goes phone_number of customer`, and of a list
    `list parties role=processor country.outside=EU contract.missing asked=seat,hosting 2026-03-01`."""
    if reading.wanted:
        return " ".join((*_listed(reading.wanted), *([str(reading.on)] if reading.on else [])))
    parts = [str(reading.intent), reading.subject or "registry", *(f"of {each}" for each in reading.people)]
    marked = (
        ("->", reading.about_actor), ("@", reading.data_set), ("<", reading.leaving), (">", reading.country),
        ("since ", reading.since), ("", reading.on),
    )  # fmt: skip
    return " ".join((*parts, *(f"{mark}{value}" for mark, value in marked if value)))


def _listed(wanted: Wanted) -> Iterator[str]:
    yield f"list {wanted.listed}"
    for each in wanted.conditions:
        op = "" if each.op is Op.IS else f".{each.op}"
        yield f"{each.column}{op}" + (f"={','.join(each.values)}" if each.values else "")
    if wanted.asked:
        yield f"asked={','.join(wanted.asked)}"


def full(reading: Reading) -> str:
    """`brief`, with the standard or the right that is asked for."""
    return f"{brief(reading)} {reading.standard or reading.right or ''}".strip()


def answered(found: Understanding) -> str:
    """Everything that is answered of a question that is sure: `goes a + list purposes field=a`."""
    return " + ".join(full(each) for each in (*found.readings, *found.also))


@cache
def fields_alone() -> Lexicon:
    """All fields of the vocabulary, and no data set."""
    return Lexicon.of(vocabulary().fields, ACTORS, {}, PRESENT)
