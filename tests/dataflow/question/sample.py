"""A small lexicon for the tests: the actors and data sets of a shop that pays and hosts elsewhere."""

from functools import cache

from dataflow.question import Lexicon, Reading
from dataflow.question.wanted import Wanted
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
    """A reading in one line: `borders registry <EU >US 2026-03-01`, `goes phone_number of customer`,
    `list contracts party.is.ovhcloud asks since`."""
    if reading.wanted:
        return f"{reading.intent} {listed(reading.wanted)}{f' {reading.on}' if reading.on else ''}"
    parts = [str(reading.intent), reading.subject or "registry", *(f"of {each}" for each in reading.people)]
    marked = (
        ("->", reading.about_actor), ("@", reading.data_set), ("<", reading.leaving), (">", reading.country),
        ("since ", reading.since), ("", reading.on),
    )  # fmt: skip
    return " ".join((*parts, *(f"{mark}{value}" for mark, value in marked if value)))


def listed(wanted: Wanted) -> str:
    """What is wanted of a list in one line: `parties role.is.processor country.outside.EU asks contract`."""
    conditions = [
        ".".join(filter(None, (each.column, each.op, "+".join(each.values)))) for each in wanted.conditions
    ]
    return " ".join((wanted.listed, *conditions, *(f"asks {each}" for each in wanted.asked)))
