"""Names: the field or the actor that a word on the command line means."""

import difflib
from collections.abc import Iterable, Mapping

from commands.exit import Misuse
from commands.settings import Settings
from registry.records.registry import Registry
from registry.vocabulary import vocabulary_of

_MOST = 2


def field_named(name: str, registry: Registry, settings: Settings) -> str:
    """The field of that id, or the one that words mean without doubt; Misuse with the likeliest otherwise."""
    fields = vocabulary_of(registry).fields
    if name in fields:
        return name
    return _meant(
        name, "field", {id_: (id_, *term.names) for id_, term in fields.items()}, registry, settings
    )


def actor_named(name: str, registry: Registry, settings: Settings) -> str:
    """The actor of that id, or the one that words mean without doubt; Misuse with the likeliest otherwise."""
    if registry.actor(name):
        return name
    from dataflow.reply import actor_names

    names = {id_: (id_, *called) for id_, called in actor_names(registry).items()}
    return _meant(name, "actor", names, registry, settings)


def activity_named(name: str, registry: Registry) -> str | None:
    """The declared activity of that id or name, where no actor has it; or the data set of that id, which is one where
    nobody declared it. None: it is none."""
    if registry.actor(name):
        return None
    if name in registry.activities or name in registry.data_sets:
        return name
    from dataflow.question import fold

    found = [
        id_
        for id_, each in registry.activities.items()
        if fold(name)
        in {fold(called) for called in (each.label.fr, each.label.en, *each.also_called) if called}
    ]
    return found[0] if len(found) == 1 else None


def _meant(
    name: str, kind: str, names: Mapping[str, Iterable[str]], registry: Registry, settings: Settings
) -> str:
    from dataflow.question import fold, understand
    from dataflow.reply import lexicon_of

    exact = [id_ for id_, called in names.items() if fold(name) in {fold(each) for each in called}]
    if len(exact) == 1:
        return exact[0]
    readings = [each for each in understand(name, lexicon_of(registry)).readings if each.subject_kind == kind]
    found = list(dict.fromkeys([*exact, *(each.subject for each in readings)]))
    if not found:
        folded = {fold(each): id_ for id_, called in names.items() for each in called}
        near = difflib.get_close_matches(fold(name), folded, n=_MOST, cutoff=0.6)
        found = list(dict.fromkeys(folded[each] for each in near))
    raise Misuse(_unknown(name, kind, found[:_MOST], settings))


def _unknown(name: str, kind: str, near: list[str], settings: Settings) -> str:
    said = settings.say(f"unknown.{kind}", name=name)
    if near:
        key = "near.one" if len(near) == 1 else "near.two"
        return f"{said} {settings.say(key, name=near[0], other=near[-1])}"
    return f"{said} {settings.say(f'unknown.{kind}_list')}"
