"""Actions: what a person does about findings, and for whom; and the one fact that decides most of them."""

from dataflow.actions.action import Action, Deciding
from dataflow.actions.deciding import deciding
from dataflow.actions.gathering import actions

__all__ = ["Action", "Deciding", "actions", "deciding"]
