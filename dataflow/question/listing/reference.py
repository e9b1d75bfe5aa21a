"""References: the articles of the law that a question names, and what they stand for in a list."""

import re
from collections.abc import Iterator
from typing import Final

from dataflow.question.listing.senses import Sense
from dataflow.question.wanted import Column, Condition

_ARTICLE: Final = re.compile(
    r"\b(?:(?:(?:tell?e?s? )?qu(?:e |.))?"
    r"(?:exige|requis|prevu|impose|vise|mentionne|prescrit|stipule|enonce|enumere|defini)e?s?"
    r" (?:par|a|au|aux|dans) (?:l.|les )?"
    r"|(?:as )?(?:required|prescribed|mandated|demanded|imposed|stipulated|referred to|mentioned|defined|provided for"
    r"|laid down|set out) (?:by|in|under) (?:the )?)?"
    r"\barts?(?:icles?)?\.? ?(?P<number>[0-9]{1,3})"
    r"(?P<rest>(?:[ ,]*(?:\([0-9a-z]{1,2}\)|§ ?[0-9]|paragraphe [0-9]|point [a-z](?![a-z])\)?|[0-9](?![0-9])"
    r"|[a-h]\b(?!['’])))*)"
    r"(?:,? (?:of|du|de la|de l.) ?(?:the )?(?:uk )?(?:gdpr|rgpd|reglement|regulation|loi|law))?"
)
_BASES: Final = {
    "a": ("6_1_a", "ci_14_consent"), "b": ("6_1_b", "ci_14_contract"), "c": ("6_1_c", "ci_14_legal_obligation"),
    "d": ("6_1_d", "ci_14_data_subject_interest"), "e": ("6_1_e", "ci_14_public_interest"), "f": ("6_1_f",),
}  # fmt: skip


def references(plain: str) -> Iterator[tuple[int, int, Sense]]:
    """The articles in a text in lower case without accents: what a list is narrowed by, or that it tells nothing.

    GDPR Art. 6(1)(a)-(f) are legal bases, 9 and 10 sensitive data, 45 adequacy, 49 derogations; any other article
    says under which rule somebody asks and leaves nothing out.
    """
    for match in _ARTICLE.finditer(plain):
        yield *match.span(), _sense(match["number"], match["rest"])


def _sense(number: str, rest: str) -> Sense:
    letters = re.findall(r"[a-h]", rest.replace("paragraphe", "").replace("point", ""))
    match number:
        case "6" if letters and letters[-1] in _BASES:
            return Sense("value", condition=Condition(column=Column.BASIS, values=_BASES[letters[-1]]))
        case "28" if letters:
            return Sense("value", condition=Condition(column=Column.CLAUSES, values=(letters[-1],)))
        case "9":
            return Sense("value", condition=Condition(column=Column.SENSITIVITY, values=("special_art9",)))
        case "10":
            return Sense("value", condition=Condition(column=Column.SENSITIVITY, values=("criminal_art10",)))
        case "45":
            adequate = ("adequacy", "adequacy_dpf")
            return Sense("value", condition=Condition(column=Column.MECHANISM, values=adequate))
        case "49":
            values = tuple(f"derogation_49_1_{letter}" for letter in "abcdefg")
            return Sense("value", condition=Condition(column=Column.MECHANISM, values=values))
    return Sense("fill")
