"""The lines of a folded card: what stands for hops stands on the last line of its member, however long the name."""

from dataflow.pictures.cells import INSIDE, OPEN, Shape
from dataflow.pictures.member_cells import members
from dataflow.pictures.sketch import Member


def test_the_signs_of_a_member_are_on_its_last_line_together() -> None:
    split = 0
    for length in range(1, 80):
        name = " ".join(("party" * length)[at : at + 9] for at in range(0, length, 9))
        member = Member(
            id="stop-1", stops=("a",), name=name, inside_hops=("1",), inside_line="hop-1",
            open_hops=("2",), open_line="hop-2",
        )  # fmt: skip
        lines = [line for cell in members([member], Shape(), "card-0") for line in cell[0].lines]
        split += len(lines) > 1
        assert lines[-1].last and lines[-1].words.endswith(f"{INSIDE}\u00a0{OPEN}"), name
    assert split > 30
