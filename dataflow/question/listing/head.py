"""The head: what a question lists, by the words that name it, by what it asks, or by what it narrows to."""

from typing import Final

from dataflow.question.columns import columns_of
from dataflow.question.listing.item import Item, Items
from dataflow.question.listing.notion import OF_VALUES
from dataflow.question.wanted import Column, Listed

_WITH_NONE: Final = frozenset(
    {Listed.CONTRACTS, Listed.BASES, Listed.RETENTION, Listed.TRANSFERS, Listed.DATA_SETS, Listed.PARTIES}
)
"""What lists also that of which there is none on record."""
_NEEDED: Final = frozenset(
    {
        "contract",
        "clauses",
        "renewal",
        "notice",
        "amendment",
        "describes",
        "authorisation",
        "clock",
        "basis",
        "purpose",
        "mechanism",
        "provision",
        "age",
        "period",
        "role",
    }
)
"""The notions that a list has to have a column for."""
_BESIDE: Final = {
    Listed.PARTIES: (Listed.CONTRACTS, Listed.TRANSFERS, Listed.PURPOSES, Listed.SYSTEMS),
    Listed.FIELDS: (Listed.DATA_SETS, Listed.SYSTEMS, Listed.ACTIVITIES),
    Listed.PEOPLE: (Listed.ACTIVITIES,),
    Listed.COUNTRIES: (Listed.PARTIES,),
    Listed.DATA_SETS: (Listed.ACTIVITIES,),
    Listed.BASES: (Listed.ACTIVITIES,),
    Listed.PURPOSES: (Listed.ACTIVITIES,),
    Listed.RETENTION: (Listed.ACTIVITIES,),
}
_OF_PARTIES: Final = frozenset({"process", "host", "engage"})


def head_of(told: Items) -> tuple[Listed | None, Item | None]:
    """What is listed, and the word that says so where there is one; None: nothing tells."""
    notions = [each for each in told.items if each.notion]
    free = [each for each in notions if not each.lacking]
    strong = next((each for each in free if each.notion and each.notion.strong), None)
    if (
        strong
        and strong is not free[0]
        and free[0].name in ("basis", "purpose", "period")
        and _is_controller(strong)
    ):
        free.remove(strong)  # "on what basis does the controller …": that is the organisation
        strong = next((each for each in free if each.notion and each.notion.strong), None)
    parties = any(each.column is Column.PARTY for each in told.conditions)
    if "engage" in told.rels and parties and strong and strong.name == "party" and "who" not in told.asks:
        return Listed.SUB_PROCESSORS, strong  # « X fait-il appel à d’autres sous-traitants ? »
    if strong and strong.name == "party" and _is_processor(strong) and _of_somebody(strong, told):
        return Listed.SUB_PROCESSORS, strong  # « le sous-traitant de X », "X’s processor"
    right = any(each.asks(Column.RIGHT) and not each.weak for each in told.items)
    narrowed = right or "tracker" in told.names
    if strong is None and not narrowed and (by_asking := _asked(told)):
        return by_asking, None
    if right and (strong is None or strong.name == "right"):
        return Listed.RIGHTS, strong
    if "tracker" in told.names and "set" in told.rels and not (strong and strong.name == "tracker"):
        return Listed.TRACKERS, next(
            each for each in notions if each.name == "tracker"
        )  # « qui dépose des cookies ? »
    first = free[0] if free else None
    if first and first.name == "field" and len(free) > 1:
        first = free[1]  # « durée de conservation des données »
    head = strong or first
    if head and head.name == "field" and "where" in told.asks and not told.conditions:
        return (
            Listed.PLACES if "host" in told.rels else Listed.PARTIES
        ), head  # « où sont hébergées nos données ? »
    if head and head.name == "country" and "host" in told.rels:
        return Listed.PLACES, head  # « dans quel pays sont hébergées … ? »: where the seats are is not asked
    if head and head.notion:
        return _instead(head.notion.listed, told), head
    if by_values := _narrowed(told):
        return _instead(by_values, told), None
    if not notions or notions[0].notion is None:
        return None, None
    own = notions[0].notion.listed
    if own is Listed.BASES:
        return Listed.ACTIVITIES, None  # which processing has none, rather than which basis is none
    # What has none is no row of the list of them: « sans certificat », « pays inconnu » ask for parties.
    return (own if own in _WITH_NONE else Listed.PARTIES), None


def _is_processor(item: Item) -> bool:
    """Whether « sous-traitants » is named, and not any third party."""
    return any(
        each.condition is not None and each.condition.values == ("processor",)
        for each in item.atom.senses
        if each.sort == "notion"
    )


def _of_somebody(item: Item, told: Items) -> bool:
    """Whether a third party stands right behind it with « de », or right before it as whose it is."""
    at = told.items.index(item)
    behind = told.items[at + 1] if at + 1 < len(told.items) else None
    before = told.items[at - 1] if at else None
    of = behind is not None and behind.source and behind.asks(Column.PARTY) and not behind.negated
    whose = before is not None and before.asks(Column.PARTY) and not before.negated
    return of or (whose and "who" in told.asks and before is not None and _is_possessive(before, item))


def _is_possessive(before: Item, item: Item) -> bool:
    """ "X’s processor": no word stands for the « ’s », only its room is left."""
    return item.atom.start - before.atom.end == len("’s ")


def _is_controller(item: Item) -> bool:
    """Whether « le responsable du traitement » is named, as such."""
    return any(
        each.condition is not None and "controller" in each.condition.values
        for each in item.atom.senses
        if each.sort == "notion"
    )


def _asked(told: Items) -> Listed | None:
    """What « qui », « pourquoi » ask for."""
    parties = any(each.column is Column.PARTY for each in told.conditions)
    if "engage" in told.rels and parties and not told.rels & {"process", "receive"} and "who" in told.asks:
        return Listed.SUB_PROCESSORS  # « à qui Salesforce sous-traite-t-il ? »
    if "who" in told.asks:
        return _instead(Listed.PARTIES, told)
    return Listed.PURPOSES if "why" in told.asks else None


def _narrowed(told: Items) -> Listed | None:
    """What is listed where only what it is narrowed by is named: « ISO 27001 ? », « cookies publicitaires »."""
    values = told.conditions
    columns = {each.column for each in values}
    if Column.FIELD in columns and any(
        each.negated == "only" and each.asks(Column.PARTY) for each in told.items
    ):
        return Listed.FIELDS  # « stocké seulement chez X ? » asks where else: its route tells
    if (
        Column.PARTY in columns
        and columns & {Column.FIELD, Column.DATA_SET}
        and told.rels & {"receive", "process", "hold"}
    ):
        return Listed.PARTIES  # "do Brevo and Sinch see the names?"
    if {Column.FIELD, Column.COUNTRY} <= columns and told.rels & {"receive", "send"}:
        return Listed.PARTIES  # "are the children’s allergies sent abroad?"
    if told.lengths and "hold" in told.rels:
        return Listed.RETENTION  # « qu’est-ce qu’on garde plus de 5 ans ? »
    if Column.PARTY in columns and "where" in told.asks and "host" in told.rels:
        return Listed.PLACES
    for each in values:
        if each.column is Column.PURPOSE and told.rels & _OF_PARTIES:
            ours = told.ours and "yes" in told.asks and Column.PARTY not in columns
            return Listed.PURPOSES if ours else Listed.PARTIES  # "do we use anything for advertising?"
        if each.column is Column.PURPOSE and "hosting" in each.values and Column.COUNTRY in columns:
            return Listed.PLACES
        if each.column is Column.PURPOSE and "where" in told.asks:
            return Listed.PLACES
        if each.column is Column.CERTIFICATE and not each.values and Column.PARTY in columns:
            return Listed.PARTIES  # « X est-il certifié ? »
        if each.column in OF_VALUES:
            return _instead(OF_VALUES[each.column], told)
    return None


def _instead(listed: Listed, told: Items) -> Listed:
    """The list that knows what the conditions ask of: a certificate that is still valid stands among certificates."""
    columns = {each.conditions[0].column for each in told.items if each.conditions}
    if any(
        mention.kind == "tracker"
        for item in told.items
        if item.asks(Column.ITSELF)
        for mention in item.atom.mentions
    ):
        return Listed.TRACKERS  # "the lifetime of _fbp"
    if (
        listed is Listed.DOCUMENTS
        and "since" in told.names
        and "document" not in told.names
        and Column.PARTY in columns
    ):
        return Listed.CONTRACTS  # "when did we sign with X?"
    if listed is Listed.PARTIES and columns & {Column.STATE, Column.LEVEL}:
        return Listed.CERTIFICATES if Column.CERTIFICATE in columns or "certificate" in told.names else listed
    lacking = {each.notion.column for each in told.items if each.notion and each.lacking}
    if listed is Listed.PARTIES and told.lengths and "hold" in told.rels and "clock" not in told.names:
        return Listed.RETENTION  # « quels prestataires conservent nos données plus de 5 ans ? »
    if (
        listed is Listed.PARTIES
        and told.bounds
        and ("contract" in told.names or told.rels & {"engage", "sign"})
    ):
        return Listed.CONTRACTS  # "any supplier engaged after 1 January": a party has no day
    if listed is Listed.PARTIES and Column.CONTRACT in lacking:
        return Listed.CONTRACTS  # of several engagements of one party each has a contract, or none
    if listed in (Listed.FIELDS, Listed.DATA_SETS) and told.lengths:
        return Listed.RETENTION  # « quelles données gardons-nous plus d’un an ? »
    if listed is Listed.FIELDS and Column.FIELD in columns:
        if Column.COUNTRY in columns:
            return Listed.PARTIES  # "does the IP address go to the US?"
        parties = [each for each in told.items if each.asks(Column.PARTY)]
        if len(parties) > 1 and not told.names - {"field"}:
            return Listed.PARTIES
        if any(each.negated in ("not", "except", "lack") for each in parties):
            return Listed.PARTIES  # « quelles données de santé partent ailleurs que chez X ? »
    if listed is Listed.FIELDS and columns == {Column.PURPOSE} and "process" in told.rels:
        return Listed.PURPOSES  # « utilise-t-on les données pour la publicité ? »
    return _able(listed, told)


def _able(listed: Listed, told: Items) -> Listed:
    """The list itself where it can tell what is asked of it, else the one beside it that can."""
    needed = {
        each.notion.column
        for each in told.items
        if each.notion and each.notion.column and each.name in _NEEDED and each.notion.listed is not listed
    }
    # Of what only an activity or a system is said to do, the list has to know it.
    needed |= {each.column for each in told.conditions} & {Column.ACTIVITY, Column.SYSTEM}
    if needed <= {*columns_of(listed)}:
        return listed
    return next((each for each in _BESIDE.get(listed, ()) if needed <= {*columns_of(each)}), listed)
