"""Actions: what a person does about findings, and for whom; and the one fact that decides most of them."""

from dataflow.actions.action import Action, Deciding
from dataflow.actions.deciding import deciding
from dataflow.actions.example import example, law_example
from dataflow.actions.gathering import actions
from dataflow.actions.tally import Tally, tally

__all__ = ["Action", "Deciding", "Tally", "actions", "deciding", "example", "law_example", "tally"]
