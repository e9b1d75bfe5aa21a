"""Noticing: what the words of a question tell of it beside what they name, list and relate."""

from collections.abc import Sequence
from functools import cache

from dataflow.question.grammar import Cue, phrases
from dataflow.question.listing.atoms import Atom
from dataflow.question.listing.item import Items
from dataflow.question.listing.signs import signs


def notice(told: Items, found: Sequence[Atom], index: int) -> None:
    """Notes of a question what its atom at `index` tells: the word before it, a duty, the past, who is spoken of."""
    atom, sign = found[index], signs()
    before = found[index - 1].words if index else ()
    if before:
        told.before[atom.start] = before[-1].fold
    after = found[index + 1] if index + 1 < len(found) else None
    folds = {word.fold for word in atom.words}
    next_ = {word.fold for word in after.words} if after else set()
    is_ = folds & sign.is_ or (next_ and next_ <= sign.is_)
    told.what |= bool(folds & sign.what and is_) and not (folds | next_) & sign.about
    last = found[index - 1] if index else None
    people = atom.hit is not None and any(each.kind == "people" for each in atom.hit.meanings)
    told.counted |= people and last is not None and last.has("ask", "count")
    if len(atom.words) == 1:  # « le mois dernier » tells days
        told.newest |= bool(folds & (sign.newest | sign.newest_beside)) and _is_listed(after)
        told.newest |= bool(folds & sign.newest_beside) and _is_listed(last)
    told.relative |= bool(folds & sign.relative)
    told.duty |= bool(folds & sign.duty)
    told.past |= bool(folds & sign.past) and bool({*told.before.values()} & sign.have)
    told.ours |= bool(folds & sign.ours)
    told.ourselves |= bool(folds & sign.us) and bool(
        told.before.get(atom.start) in sign.are or folds & sign.are
    )
    told.nobody |= not atom.hit and any(
        word.fold in sign.nobody and word.raw.islower() for word in atom.words
    )
    if len(atom.words) == 1 or not atom.senses:  # « ne sont plus valables » is a phrase of its own
        told.denied |= any(word.fold == "ne" or word.elided == "n" for word in atom.words)
    if atom.has("rel"):
        told.sender |= bool(folds & _of(Cue.SEND)) and len(before) == 1 and before[0].fold in sign.who
        told.keeps |= atom.has("rel", "hold") and bool(folds & _of(Cue.KEEP, Cue.STORE))


def _is_listed(atom: Atom | None) -> bool:
    return atom is not None and (atom.has("notion") or atom.hit is not None)


@cache
def _of(*cues: Cue) -> frozenset[str]:
    """The words that the questions for routes have for something: « transfère », "keep"."""
    asked = phrases().cues.items()
    return frozenset(word for key, told in asked if len(key) == 1 and told & {*cues} for word in key)
