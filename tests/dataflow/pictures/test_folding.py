"""Folding: a picture that grew too large is drawn by actor, then by role, and says so."""

from dataflow.pictures import dot, folded
from dataflow.pictures.folding import BOXES
from dataflow.pictures.wording import runs
from tests.dataflow.pictures.examples import answered, chain


def test_a_small_picture_is_left_as_it_is() -> None:
    assert folded(answered(chain(5))) is None


def test_many_places_of_few_actors_are_shown_by_actor() -> None:
    answer = answered(chain(8, places=9))
    found = folded(answer)
    assert found is not None and found.by == "actor"
    assert (found.stops, found.hops) == (len(answer.stops), len(answer.hops))
    assert found.boxes == 10  # the customer, Acme and eight processors
    assert f"{found.stops} lieux en {found.boxes} cases" in dot(answer, "fr").replace("\\l", " ")


def test_many_actors_are_shown_by_role() -> None:
    found = folded(answered(chain(70)))
    assert found is not None and found.by == "role"
    assert found.boxes == 3  # the customer, the controller, the processors
    assert found.boxes <= BOXES


def test_folded_numbers_are_told_as_ranges() -> None:
    assert runs([3, 9, 5, 6, 7, 10]) == "3, 5–7, 9, 10"
