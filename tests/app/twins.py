"""A registry in which everything has a twin: two things of each kind with one name, in both languages."""

from typing import Final

ACTORS: Final = ("echo", "echo_bis")
TWINS: Final = """\
sillage: 1
title: {fr: Minlessika, en: Minlessika}
version: "1"
documents:
  policy: {title: Politique, kind: privacy_policy}
  policy_bis: {title: Politique, kind: privacy_policy}
organisation:
  id: us
  name: Écho
  country: FR
  regimes:
    gdpr: {applies: confirmed, cite: policy L1}
  places:
    form: {label: {fr: Lieu, en: Place}, kind: form, cite: policy L1}
    form_bis: {label: {fr: Lieu, en: Place}, kind: form, cite: policy_bis L1}
  collects:
    - {from: customer, to: form, carries: account, cite: policy L1}
    - {from: customer, to: form_bis, carries: account_bis, cite: policy L1}
fields:
  sound: {label: {fr: Son, en: Sound}, category: contact, sensitivity: low}
  sound_bis: {label: {fr: Son, en: Sound}, category: contact, sensitivity: low}
data_sets:
  account:
    label: {fr: Compte, en: Account}
    cite: policy L1
    role: controller
    fields: [sound, email_address]
  account_bis:
    label: {fr: Compte, en: Account}
    cite: policy L1
    role: controller
    fields: [sound_bis, phone_number]
third_parties:
  echo:
    name: Écho
    country: FR
    places:
      disk: {label: Disque, kind: database, country: FR}
      disk_bis: {label: Disque, kind: database, country: US}
    engagements:
      hosting:
        label: {fr: Service, en: Service}
        role: processor
        places: disk
        receives:
          - {from: form, carries: account, cite: policy L2}
      hosting_bis:
        label: {fr: Service, en: Service}
        role: processor
        places: disk_bis
        receives:
          - {from: form_bis, carries: account_bis, cite: policy L2}
  echo_bis:
    name: Écho
    country: US
    places:
      disk: {label: Disque, kind: database, country: US}
      disk_bis: {label: Disque, kind: database, country: FR}
    engagements:
      hosting:
        label: {fr: Service, en: Service}
        role: processor
        places: disk
        receives:
          - {from: form_bis, carries: account_bis, cite: policy L2}
      hosting_bis:
        label: {fr: Service, en: Service}
        role: processor
        places: disk_bis
        receives:
          - {from: form, carries: account, cite: policy L2}
"""
