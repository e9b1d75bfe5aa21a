"""Doubts of whom: a list that may have taken for one party, people or data what is said of another."""

from collections.abc import Callable
from typing import Final

from dataflow.question.listing.made import OF_DATA, Made
from dataflow.question.listing.signs import signs
from dataflow.question.wanted import Column, Listed, Op

_OF_SEVERAL: Final = frozenset({Listed.PARTIES, Listed.DATA_SETS, Listed.ACTIVITIES})
"""What may have several values of one kind: one and not another."""
_NEGATIVE: Final = frozenset({Op.NOT, Op.MISSING, Op.OUTSIDE})


def _of_nothing(made: Made) -> bool:
    """« X » of parties, of which nothing is asked; and "what do vendors give us", which asks for no vendors."""
    if (
        made.listed is Listed.PARTIES
        and made.told.object
        and made.head is None
        and not made.about(Column.FIELD)
    ):
        return True
    if made.listed is not Listed.PARTIES or made.asked:
        return False
    alone = len(made.conditions) == 1 and made.conditions[0].column is Column.PARTY
    return made.told.object or (alone and made.conditions[0].op is Op.IS)


def _which_clause(made: Made) -> bool:
    """« contrats sans clause de paiement » is about a clause, and not about what one is engaged for."""
    return "clauses" in made.told.names and made.about(Column.PURPOSE)


def _both_ways(made: Made) -> bool:
    """« … mineures, ou autres que des clients »: one column both ways is more than one list of them."""
    if made.listed in _OF_SEVERAL:
        return False  # « l’e-mail mais pas l’adresse postale »
    turned = [(each.column, each.op) for each in made.conditions if each.op in (Op.IS, Op.NOT)]
    return len({column for column, _ in turned}) < len(set(turned))


def _of_whom(made: Made) -> bool:
    """« le numéro de téléphone du responsable »: what a field of somebody is, and not where it goes."""
    told = made.told
    return any(
        one.asks(Column.FIELD)
        and ((other.notion is not None and other.name == "party") or other.asks(Column.ROLE))
        and not told.rels - {"process", "concern"}
        and "who" not in told.asks
        for one, other in zip(told.items, told.items[1:], strict=False)
    )


def _from_whom(made: Made) -> bool:
    """« le téléphone de CinetPay », "data sent by Google", « qui nous envoie … ? »: where data comes from."""
    told, of_data = made.told, made.listed in OF_DATA
    if "send" in told.rels and not told.ours and of_data:
        return True
    sources = [each for each in told.items if each.source]
    data = made.listed is Listed.FIELDS or made.about(Column.FIELD) or made.about(Column.DATA_SET)
    if not sources or not data:
        return False
    doing = told.rels & {"host", "process", "collect", "set", "hold"}
    by = all(each.atom.words and made.before(each) in ("par", "by") for each in sources)
    if by and doing:
        return False
    return of_data or (made.listed is Listed.RETENTION and made.about(Column.FIELD))


def _between(made: Made) -> bool:
    """« quelles données CinetPay transmet-il à Google ? »: from one to the other."""
    parties = [each for each in made.told.items if each.asks(Column.PARTY)]
    return (
        made.listed in (*OF_DATA, Listed.SUB_PROCESSORS)
        and len(parties) > 1
        and not any(each.linked for each in parties[1:])
        and len(parties) == 2
    )


def _only(made: Made) -> bool:
    """« qui reçoit seulement le téléphone ? »: nothing tells of what else."""
    only = [each for each in made.told.items if each.negated == "only"]
    if any(each.asks(Column.FIELD) or each.asks(Column.DATA_SET) for each in only):
        return True
    return (
        made.listed is Listed.FIELDS
        and any(each.asks(Column.PARTY) for each in only)
        and not made.about(Column.FIELD)
    )


def _not_of(made: Made) -> bool:
    """« … qui ne va pas chez un hébergeur », "who does not need … employees": what is denied is not what is named."""
    denied = [each for each in made.told.items if each.negated in ("not", "lack")]
    if any(each.asks(Column.PEOPLE) for each in denied) and (
        made.about(Column.FIELD) or made.about(Column.DATA_SET)
    ):
        return True
    return made.listed is Listed.FIELDS and any(each.asks(Column.PURPOSE) for each in denied)


def _denied(made: Made) -> bool:
    """« nous ne stockons pas les cartes ? » asks for a denial, and not for all other fields."""
    return (
        made.listed is Listed.FIELDS
        and any(each.column is Column.FIELD and each.op is Op.NOT for each in made.conditions)
        and any(each.negated in ("not", "lack") and each.asks(Column.FIELD) for each in made.told.items)
    )


def _nobody(made: Made) -> bool:
    """« personne ne reçoit … »: denied, and nothing of the list is."""
    told = made.told
    return (told.nobody or told.denied) and not any(each.op in _NEGATIVE for each in made.conditions)


def _named_alone(made: Made) -> bool:
    """« contact CinetPay »: a field and a party, and no word that says what of them."""
    told = made.told
    return (
        made.listed in OF_DATA
        and made.head is None
        and made.about(Column.FIELD)
        and made.about(Column.PARTY)
        and not (told.rels or told.asks or any(each.negated for each in told.items))
    )


def _either(made: Made) -> bool:
    """« le pays », « où va le pays ? »: a field of that name goes somewhere; a list of countries goes nowhere."""
    told, head = made.told, made.head
    if head is None or head.atom.hit is None or made.conditions or len(told.items) > 1:
        return False
    fields = [each for each in head.atom.hit.meanings if each.kind == "field"]
    if not fields or head.name not in ("country", "document", "place", "hosting"):
        return False
    return not (told.rels or told.asks) or ("where" in told.asks and told.rels <= {"receive"})


def _one_name(made: Made) -> bool:
    """A data set that is called as a field is that others hold too."""
    return any(each.several for each in made.told.items) and made.listed in (*OF_DATA, Listed.RETENTION)


def _to_people(made: Made) -> bool:
    """« envoyé aux clients »: they get it, and it is not about them."""
    moved = made.told.rels & {"receive", "send"}
    return bool(moved) and made.listed in OF_DATA and any(each.target for each in made.told.items)


def _what_must_be(made: Made) -> bool:
    """« qui doit recevoir … ? »: a registry tells who does."""
    told = made.told
    return told.duty and made.listed is Listed.PARTIES and bool(told.rels & {"receive", "send"})


def _what_was(made: Made) -> bool:
    """« Google a-t-il reçu … ? », of which no day is told."""
    told = made.told
    return told.past and made.listed in OF_DATA and told.on is None and not told.bounds


def _who_sends(made: Made) -> bool:
    """« qui transfère vers … ? », "does X transfer … to …?": who sends is not who is there, nor who gets it."""
    told, head = made.told, made.head
    if told.sender and made.listed in OF_DATA:
        return True
    verb = made.listed is Listed.TRANSFERS and head and len(head.atom.words) == 1
    return bool(verb) and any(
        made.before(each) in ("does", "do") and each.asks(Column.PARTY) for each in told.items
    )


def _every_and_one(made: Made) -> bool:
    """« pour chaque tiers, … » where one party is named too: which of the two is meant?"""
    head = made.head
    every = head is not None and head.name == "party" and made.listed is Listed.PARTIES
    one = any(each.column is Column.PARTY and each.op is Op.IS for each in made.conditions)
    of_data = any(made.about(each) for each in (Column.FIELD, Column.DATA_SET, Column.PEOPLE))
    return every and one and (of_data or "field" in made.told.names)


def _does_it_decide(made: Made) -> bool:
    """ "does X decide anything?" of the organisation: it is no third party."""
    return (
        made.told.itself
        and made.listed is Listed.PARTIES
        and "yes" in made.told.asks
        and "who" not in made.told.asks
        and made.about(Column.ROLE)
    )


def _two_places(made: Made) -> bool:
    """ "customers in the EU, any transfer to Ivory Coast?": from one place to another."""
    ops = {each.op for each in made.conditions if each.column is Column.COUNTRY} - _NEGATIVE
    return len(ops) > 1


def _of_ourselves(made: Made) -> bool:
    """« sommes-nous certifiés ? » asks of the organisation."""
    return made.told.ourselves and (made.listed is Listed.CERTIFICATES or made.about(Column.CERTIFICATE))


def _after_whom(made: Made) -> bool:
    """ "who gets it after X?": after what no day tells."""
    told = made.told
    return any(each.asks(Column.PARTY) and made.before(each) in signs().after for each in told.items)


def _who_hosts(made: Made) -> bool:
    """« qui héberge X ? » of a party: who hosts it is not what it hosts."""
    told = made.told
    hosts = any(each.column is Column.PURPOSE and "hosting" in each.values for each in made.conditions)
    one = any(each.column is Column.PARTY and each.op is Op.IS for each in made.conditions)
    return made.listed is Listed.PARTIES and "who" in told.asks and "host" in told.rels and hosts and one


def _of_consent(made: Made) -> bool:
    """ "what age do we need parental consent for": the age of a data set is not that of a field."""
    return Column.AGE in made.asked and made.about(Column.FIELD)


def _among(made: Made) -> bool:
    """« la politique mentionne-t-elle X parmi les destinataires ? »: that it names X does not say as what."""
    party = made.head is not None and made.head.name == "party"
    return party and made.about(Column.MENTIONED) and made.about(Column.PARTY)


OF_WHOM: Final[tuple[Callable[[Made], bool], ...]] = (
    _of_nothing,
    _not_of,
    _which_clause,
    _both_ways,
    _of_whom,
    _from_whom,
    _between,
    _only,
    _denied,
    _nobody,
    _named_alone,
    _either,
    _one_name,
    _to_people,
    _what_must_be,
    _what_was,
    _who_sends,
    _of_ourselves,
    _every_and_one,
    _after_whom,
    _who_hosts,
    _of_consent,
    _among,
    _does_it_decide,
    _two_places,
)
"""Each with a question that is unsure because of it, in the tests."""
