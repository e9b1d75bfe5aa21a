"""What the lines of the two policies say, and where that stands in the registries: a table for each.

A statement in a list is named by what it is about (`purposes.billing_accounting`), else by its number.
"""

# What each line of the Minlessika policy says.
MINLESSIKA = {
    13: ["organisation.places.customer_databases", "data_sets.account.claims.1"],
    19: ["organisation.collects.0", "organisation.collects.1", "organisation.collects.3"],
    23: [
        "data_sets.account",
        "data_sets.credentials",
        "organisation.collects.0",
        "organisation.collects.1",
        "organisation.places.platform",
    ],
    25: [
        "denials.store",
        "organisation.recipients",
        "data_sets.payment.purposes.payment_processing",
        "data_sets.payment.fields.mobile_money_account",
        "third_parties.cinetpay.certifications.pci_dss",
    ],
    29: [
        "data_sets.browser",
        "organisation.collects.3",
        "organisation.collects.4",
        "organisation.places.server_logs",
    ],
    31: ["data_sets.session", "data_sets.session.fields.session_cookie", "organisation.collects.6"],
    37: [
        "data_sets.recaptcha",
        "third_parties.google.engagements.form_protection.receives.0",
        "third_parties.google.engagements.form_protection.receives.1",
    ],
    41: ["data_sets.customer_databases.claims.0", "organisation.engagements.customer_service.receives.0"],
    43: ["data_sets.customer_databases", "data_sets.customer_databases.claims.0"],
    49: [
        "data_sets.account.purposes.service_provision",
        "data_sets.account.purposes.contact_requests",
        "data_sets.account.purposes.billing_accounting",
        "data_sets.account.purposes.account_management",
        "data_sets.account.purposes.direct_marketing",
        "data_sets.account.purposes.aggregate_statistics",
        "data_sets.account.claims.0",
        "flows.1",
        "rights.objection",
    ],
    53: [
        "data_sets.browser.purposes.service_improvement",
        "data_sets.browser.claims.0",
        "data_sets.recaptcha.purposes.abuse_prevention",
        "data_sets.recaptcha.claims.0",
        "third_parties.google.engagements.form_protection.returns.0",
        "denials.use",
        "flows.2",
        "flows.3",
    ],
    55: [
        "denials.link",
        "data_sets.browser.purposes.network_security",
        "data_sets.browser.purposes.legal_obligation",
    ],
    61: [
        "organisation.engagements.customer_service",
        "organisation.engagements.customer_service.role.0",
        "organisation.engagements.customer_service.purposes.service_provision",
        "data_sets.customer_databases.role.0",
    ],
    63: ["flows.0", "organisation.places.support"],
    69: ["rights.access", "rights.rectification", "rights.erasure", "data_sets.account.retention.2"],
    73: ["rights.rectification", "rights.erasure"],
    75: [
        "third_parties.customers",
        "organisation.engagements.customer_service.role.0",
        "data_sets.customer_databases.role.0",
    ],
    77: ["rights.erasure"],
    81: ["organisation.measures.0"],
    83: ["third_parties.ovhcloud.engagements.customer_hosting.role.0"],
    85: ["third_parties.ovhcloud.engagements.hosting.role.0"],
    87: [
        "third_parties.ovhcloud.engagements.hosting.role.0",
        "third_parties.ovhcloud.engagements.customer_hosting.role.0",
        "data_sets.account.role.0",
    ],
    92: [
        "third_parties.ovhcloud",
        "third_parties.ovhcloud.engagements.hosting.receives.0",
        "third_parties.ovhcloud.engagements.customer_hosting.receives.0",
    ],
    96: [
        "third_parties.cinetpay.engagements.order_payment.role.0",
        "third_parties.cinetpay.engagements.payment_instruments.role.0",
        "data_sets.order.role.0",
    ],
    99: [
        "third_parties.cinetpay",
        "third_parties.cinetpay.engagements.payment_instruments.receives.0",
        "third_parties.cinetpay.engagements.payment_instruments.receives.0.storage",
        "data_sets.order",
        "data_sets.payment",
    ],
    105: [
        "organisation.collects.0.storage",
        "data_sets.account.retention.0",
        "data_sets.account.retention.1",
    ],
    109: [
        "organisation.places.sessions",
        "organisation.collects.6",
        "data_sets.browser.retention.0",
        "data_sets.browser.retention.1",
        "data_sets.session.retention.0",
        "data_sets.session.retention.1",
    ],
    115: [
        "organisation.engagements.customer_service.receives.0.storage",
        "data_sets.customer_databases.retention.0",
        "data_sets.customer_databases.retention.1",
    ],
    119: [
        "organisation.recipients",
        "denials.sell",
        "denials.exchange",
        "denials.share",
        "third_parties.unnamed_third_parties",
        "data_sets.shared_statistics",
        "organisation.places.shared_statistics",
        "flows.5",
    ],
    123: [
        "data_sets.session.fields.cart_contents",
        "data_sets.session.purposes.authentication",
        "organisation.collects.5",
    ],
    125: [
        "data_sets.preferences.fields.pages_viewed",
        "data_sets.preferences.fields.approximate_location",
        "data_sets.preferences.purposes.service_improvement",
        "flows.4",
    ],
    127: [
        "data_sets.analytics.fields.analytics_cookie",
        "organisation.recipients",
        "third_parties.google.engagements.audience.purposes.service_provision",
    ],
    132: ["trackers.PsCookie", "trackers.*orgid", "data_sets.session.purposes.network_security"],
    136: ["trackers.lang", "data_sets.preferences"],
    137: ["trackers._ga", "trackers._gat", "trackers._gid", "trackers._gac_*", "data_sets.analytics"],
    139: [
        f"trackers.{name}.consent" for name in ("PsCookie", "*orgid", "lang", "_ga", "_gat", "_gid", "_gac_*")
    ],
    147: [f"trackers.{name}.consent" for name in ("_ga", "_gat", "_gid", "_gac_*")],
    157: ["organisation.contacts.0", "organisation.country.0", "organisation.regimes.ci_2013_450"],
}
# The other lines that are neither empty nor a title, and why nothing is cited from them.
MINLESSIKA_ELSE = {
    7: "the date of the document",
    9: "the version of the document",
    15: "what the policy is for",
    91: "the head of a table",
    98: "the head of a table",
    129: "announces the table of cookies",
    131: "the head of a table",
    141: "a browser's help page: the document refers to it",
    142: "a browser's help page: the document refers to it",
    143: "a browser's help page: the document refers to it",
    144: "a browser's help page: the document refers to it",
    145: "a browser's help page: the document refers to it",
    151: "how the policy changes: the document holds it with the day it takes effect",
}
MINLESSIKA_CONTENT = (
    7, 9, 13, 15, 19, 23, 25, 29, 31, 37, 41, 43, 49, 53, 55, 61, 63, 69, 73, 75, 77, 81, 87, 91, 92, 96, 98,
    99, 105, 109, 115, 119, 123, 125, 127, 129, 131, 132, 136, 137, 139, 141, 142, 143, 144, 145, 147, 151,
    157,
)  # fmt: skip

MANTANO = {
    5: ["organisation.entities.mantano", "organisation.entities.assimil", "organisation.entities_role"],
    13: [
        "data_sets.account",
        "data_sets.account.purposes.account_management",
        "organisation.places.accounts",
    ],
    14: ["organisation.collects.0", "denials.collect", "denials.store", "denials.use"],
    15: ["data_sets.account.retention.0", "denials.collect", "denials.store", "denials.use"],
    19: [
        "data_sets.communications",
        "data_sets.account.purposes.service_communications",
        "data_sets.account.purposes.authentication",
    ],
    23: ["data_sets.logs", "denials.link", "organisation.places.server_logs", "data_sets.logs.claims.0"],
    24: [
        "data_sets.logs.purposes.personalisation",
        "data_sets.logs.purposes.authentication",
        "data_sets.logs.purposes.audience_measurement",
        "flows.0",
    ],
    26: [
        "data_sets.app_usage",
        "organisation.places.mobile_app",
        "denials.use",
        "denials.collect",
        "denials.access",
        "denials.track",
    ],
    28: ["data_sets.third_party_cookies", "third_parties.cookie_third_parties", "denials.access"],
    32: [
        "data_sets.account.purposes.service_improvement",
        "data_sets.account.purposes.network_security",
        "data_sets.account.purposes.customer_support",
        "data_sets.account.purposes.service_communications",
        "data_sets.account.purposes.research_new_products",
        "data_sets.account.purposes.direct_marketing",
        "data_sets.communications.purposes.customer_support",
        "data_sets.files.purposes.content_sharing",
        "third_parties.friends",
        "rights.objection",
    ],
    36: ["data_sets.files", "denials.share", "third_parties.courts", "organisation.places.file_servers"],
    38: [
        "denials.sell",
        "organisation.recipients",
        "third_parties.unnamed_third_parties",
        "third_parties.unnamed_third_parties.engagements.disclosures.receives.0",
    ],
}
MANTANO_ELSE = {
    1: "the page's title, dates and address, held by the document",
    2: "the page's layout",
    3: "the page's layout",
    9: "announces the kinds of data",
}
MANTANO_CONTENT = (1, 2, 3, 5, 9, 13, 14, 15, 19, 23, 24, 26, 28, 32, 36, 38)
