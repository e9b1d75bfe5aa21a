"""One of several companies: it is never answered for as if it were all of them."""

from itertools import product

import pytest

from dataflow import reply
from dataflow.graph.build import build
from dataflow.question import understand
from registry.records.registry import Registry
from tests.dataflow.acme import acme
from tests.dataflow.strategies import DAY

BEGINS = {"fr": "{} est l’une des sociétés que désigne", "en": "{} is one of the companies that"}
ASKED = {
    "fr": ("que reçoit {} ?", "{} reçoit-il le numéro de téléphone ?", "où {} stocke-t-il le nom ?", "{}"),
    "en": ("what does {} receive?", "does {} receive the phone number?", "does {} store the full name?"),
}


def _pair(**entities: dict[str, str]) -> Registry:
    own = acme().model_dump(mode="json", by_alias=True, exclude_none=True)["organisation"]
    return acme(organisation={**own, "name": "Brume-Orage", "entities": entities})


PAIR = _pair(
    brume={"legal_name": "Brume SAS", "also_called": "Brume"},
    orage={"legal_name": "Orage SARL", "also_called": "Orage"},
)


def _said(registry: Registry, question: str) -> str | None:
    understood = understand(question, reply.lexicon_of(registry), today=DAY)
    if not understood.sure:
        return None
    reading = understood.readings[0]
    found = reply.answer(reading, build(registry, DAY))
    return reply.headline(reading, found, understood.lang)


@pytest.mark.parametrize("company", ["Brume SAS", "Orage SARL"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_company_that_is_asked_for_is_told_apart(lang: str, company: str) -> None:
    for asked, name in product(ASKED[lang], (company, company.split(maxsplit=1)[0])):
        said = _said(PAIR, asked.format(name))
        assert said is None or said.startswith(BEGINS["fr" if asked == "{}" else lang].format(company))
    first = _said(PAIR, ASKED[lang][0].format(company.split(maxsplit=1)[0]))
    assert first is not None and company in first


def test_all_of_them_or_the_only_one_are_the_organisation() -> None:
    for registry, name in ((PAIR, "Brume-Orage"), (_pair(brume={"legal_name": "Brume SAS"}), "Brume SAS")):
        said = _said(registry, f"que reçoit {name} ?")
        assert said is not None and "sociétés" not in said
