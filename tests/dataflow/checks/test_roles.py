"""Roles: who decides in the end, and who answers for itself, held against every way up."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.roles import decider, independent
from tests.dataflow.checks.registries import varied
from tests.growth import LIMIT, calls

PARTIES = ["a", "b", "c", "d"]
ROLES = ["processor", "sub_processor", "independent_controller", "joint_controller", "undetermined"]
Engaged = tuple[str, str, str]
"""Who is engaged, by whom, in which role."""


def case_of(engaged: list[Engaged], parties: list[str], own_role: str = "controller") -> Any:
    made: dict[str, Any] = {
        party: {
            "name": party.upper(),
            "recipients": "none",
            "places": {"p": {"label": "P"}},
            "engagements": {},
        }
        for party in parties
    }
    for rank, (party, by, role) in enumerate(engaged):
        made[party]["engagements"][f"e{rank}"] = {"by": by, "role": role, "receives": []}
    return varied(
        "R15-good",
        {
            "data_sets": {"account": {"role": own_role}},
            "third_parties": {"mailer": ..., "signer": ..., **made},
        },
    )


def naive(party: str, engaged: list[Engaged], seen: tuple[str, ...] = ()) -> str | None:
    """Up from party to party, with everybody that was met."""
    if party == "acme":
        return "acme"
    mine = [(by, role) for who, by, role in engaged if who == party]
    if not mine:
        return party
    over = {by if "processor" in role else None if role == "undetermined" else party for by, role in mine}
    up = over.pop()
    if over or up is None or (up != party and up in seen):
        return None
    return party if up == party else naive(up, engaged, (*seen, party))


ENGAGED = st.lists(
    st.tuples(st.sampled_from(PARTIES), st.sampled_from(["acme", *PARTIES]), st.sampled_from(ROLES)).filter(
        lambda each: each[0] != each[1]
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(ENGAGED)
def test_who_decides_in_the_end_and_who_answers_for_itself(engaged: list[Engaged]) -> None:
    case = case_of(engaged, PARTIES)
    for party in ["acme", *PARTIES]:
        found, wanted = decider(case, party, ("account",)).say("en"), naive(party, engaged)
        assert found == ({"acme": "Acme"}.get(wanted, wanted.upper()) if wanted else "the controller")
        mine = [role for who, _, role in engaged if who == party]
        assert independent(case, party) == (bool(mine) and set(mine) == {"independent_controller"})


def test_what_the_organisation_holds_for_others_or_in_no_settled_role_it_does_not_decide() -> None:
    for role, wanted in (("controller", "Acme"), ("joint_controller", "Acme"), ("processor", "the controller"),
                         ("undetermined", "the controller")):  # fmt: skip
        case = case_of([], [], role)
        assert decider(case, "acme", ("account",)).say("en") == wanted
        assert decider(case, "acme", ()).say("en") == "Acme"
        assert decider(case, None, ("account",)).say("fr") == "le responsable du traitement"


def test_a_chain_costs_what_it_is_long() -> None:
    def cost(n: int) -> int:
        parties = [f"p{rank}" for rank in range(n)]
        engaged = [
            (party, "acme" if not rank else f"p{rank - 1}", "processor") for rank, party in enumerate(parties)
        ]

        def asked() -> None:
            case = case_of(engaged, parties)
            assert all(decider(case, each, ("account",)).say("en") == "Acme" for each in parties)

        return calls(asked)

    assert cost(60) <= LIMIT * cost(30)
