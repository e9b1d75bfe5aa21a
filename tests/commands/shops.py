"""A small registry that loads without a problem and gives findings, for the commands to work on."""

from pathlib import Path

SHOP = """\
sillage: 1
title: Acme
version: "1"
documents:
  notice: {title: Privacy notice, date: 2026-01-15}
organisation:
  id: acme
  name: Acme
  country: FR
  regimes:
    gdpr: {applies: confirmed}
    ci_2013_450: {applies: assumed, status: inferred, reason: It works in Abidjan.}
  places:
    shop: {label: Shop, kind: form, country: FR}
  recipients: listed
  collects:
    - {from: customer, to: shop, carries: account}
data_sets:
  account:
    label: Account
    role: controller
    subjects: [customer]
    fields: [full_name, phone_number]
    purposes: service_provision
third_parties:
  host:
    name: Hostly
    country: US
    recipients: none
    places:
      racks: {label: Racks, kind: database, country: FR}
      tapes: {label: Tapes, kind: backups, country: US}
    engagements:
      hosting:
        label: Hosting
        purposes: hosting
        receives:
          - {from: shop, carries: account, kind: host}
"""
DAY = ["--as-of", "2026-11-22"]
FRENCH = {"LANG": "fr_FR.UTF-8", "COLUMNS": "100"}
ENGLISH = {"LANG": "en_GB.UTF-8", "COLUMNS": "100"}


def shop(folder: Path, *changes: tuple[str, str], more: str = "") -> Path:
    """The registry as a file, with parts of its text replaced and more at its end."""
    words = SHOP
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    path = folder / "shop.yaml"
    path.write_text(words + more, encoding="utf-8")
    return path
