"""A small lexicon for the tests: the actors and data sets of a shop that pays and hosts elsewhere."""

from functools import cache

from dataflow.question import Lexicon
from registry.text import text
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
PRESENT = {
    "approximate_location", "company_name", "email_address", "full_name", "ip_address", "order_details",
    "mobile_money_account", "password", "payment_card_data", "phone_number", "postal_address", "session_data",
    "user_agent",
}  # fmt: skip


@cache
def lexicon() -> Lexicon:
    return Lexicon.of(vocabulary().fields, ACTORS, DATA_SETS, PRESENT)
