"""The mirror: every module with rules has a test of its own, or stands here with the test that holds it.

The test of `registry/records/days.py` is `tests/registry/records/test_days.py`; that of `app_pages/fact.py` is
`tests/app/test_fact.py`. A module that only declares records, words or names has no function and needs none.
"""

import ast
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
ROOMS: Final = {"registry": "registry", "dataflow": "dataflow", "commands": "commands", "app_pages": "app"}
"""The rooms of the house, and where their tests are."""

HELD: Final = {
    # What a page draws is seen on the whole page, by what it says there; what it draws is computed below it.
    "tests/app/test_pages.py": (
        "app_pages/*_view.py", "app_pages/*_facts.py", "app_pages/*_list.py", "app_pages/hop_card.py",
        "app_pages/heading.py", "app_pages/contents.py", "app_pages/frame.py", "app_pages/desk.py",
        "app_pages/question_box.py", "app_pages/visit.py",
        "app_pages/filters.py", "app_pages/control.py", "app_pages/finding_marks.py",
    ),
    "tests/app/test_ask.py": (
        "app_pages/answer_boxes.py", "app_pages/asking.py", "app_pages/heard.py",
        "app_pages/onward.py", "app_pages/list_parts.py", "app_pages/list_files.py", "app_pages/list_cells.py",
        "app_pages/list_picture.py",
    ),
    "tests/app/test_home.py": (
        "app_pages/fact_dots.py", "app_pages/home_actions.py", "app_pages/pager.py", "app_pages/standings.py",
        "app_pages/party_facts.py",
    ),
    "tests/app/test_recipient_rows.py": ("app_pages/recipient_groups.py",),
    "tests/app/test_query.py": ("app_pages/list_query.py",),
    "tests/app/test_sketches.py": ("app_pages/answer_picture.py",),
    # What only a browser does: a click on a picture, a file that is saved, a link that is followed.
    "tests/browser/test_taking_away.py": ("app_pages/downloads.py", "app_pages/saving.py"),
    "tests/browser/test_asking.py": ("app_pages/figure.py",),
    # What a command says is seen where it is run.
    "tests/commands/test_ask.py": (
        "commands/answer_page.py", "commands/hops_page.py", "commands/blocks.py",
    ),
    "tests/commands/test_check.py": (
        "commands/actions_page.py", "commands/check_run.py", "commands/findings_page.py",
    ),
    "tests/commands/test_diff.py": ("commands/revisions.py",),
    "tests/registry/history/test_revisions.py": ("registry/history/objects.py",),
    "tests/commands/test_list.py": (
        "commands/limits.py", "commands/list_options.py", "commands/list_page.py", "commands/terms.py",
    ),
    "tests/commands/test_options.py": (
        "commands/arguments.py", "commands/line.py", "commands/parser.py", "commands/settings.py",
    ),
    "tests/commands/test_follow_ups.py": ("commands/borders.py", "commands/breach.py"),
    "tests/commands/test_output_file.py": ("commands/diagram.py", "commands/picture_file.py"),
    # The parts of one thing that is told or drawn as a whole.
    "tests/dataflow/actions/test_gathering.py": ("dataflow/actions/action.py",),
    # A picture is measured, compared and looked at as a whole.
    "tests/dataflow/pictures/test_measures.py": (
        "dataflow/pictures/arranging.py", "dataflow/pictures/laid.py", "dataflow/pictures/plan.py",
        "dataflow/pictures/placing.py", "dataflow/pictures/route.py", "dataflow/pictures/setting.py",
        "dataflow/pictures/tracks.py",
    ),
    "tests/dataflow/pictures/test_folding.py": (
        "dataflow/pictures/fold*.py",
    ),
    "tests/dataflow/lists/test_sentence.py": ("dataflow/lists/cell_words.py", "dataflow/lists/names.py"),
    "tests/dataflow/standing/test_standing.py": (
        "dataflow/standing/fact.py", "dataflow/standing/kept.py", "dataflow/standing/needless.py",
        "dataflow/standing/settled.py", "dataflow/standing/where.py",
    ),
    "tests/dataflow/lists/test_table.py": ("dataflow/exports/list_files.py",),
    "tests/dataflow/changes/test_snapshot.py": ("dataflow/changes/entry.py", "dataflow/changes/terms.py"),
    "tests/dataflow/engine/test_layout.py": ("dataflow/engine/pool.py", "dataflow/engine/worker.py"),
    "tests/dataflow/engine/test_apart.py": ("dataflow/engine/faults.py",),
    "tests/dataflow/exports/test_answer_table.py": ("dataflow/exports/cells.py",),
    "tests/dataflow/answers/profile/test_recourse.py": (
        "dataflow/exports/recourse_table.py", "dataflow/words/recourse.py",
    ),
    "tests/dataflow/pictures/test_diagram.py": (
        "dataflow/pictures/cells.py", "dataflow/pictures/dealing.py", "dataflow/pictures/deck.py",
        "dataflow/pictures/dressing.py", "dataflow/pictures/marks.py", "dataflow/pictures/member_lines.py",
        "dataflow/pictures/__init__.py",
        "dataflow/pictures/card_face.py", "dataflow/pictures/carried.py", "dataflow/pictures/denied_words.py",
        "dataflow/pictures/joining.py", "dataflow/pictures/line_marks.py",
        "dataflow/pictures/answer_sketch.py", "dataflow/pictures/dot.py", "dataflow/pictures/legend.py",
    ),
    "tests/dataflow/pictures/test_equality.py": (
        "dataflow/pictures/depiction.py", "dataflow/pictures/elements.py", "dataflow/pictures/picture.py",
        "dataflow/pictures/sketch.py",
    ),
    "tests/dataflow/pictures/test_lettering.py": ("dataflow/pictures/mermaid.py",),
    "tests/dataflow/exports/test_map_files.py": ("dataflow/pictures/map_sketch.py",),
    # The cells of a list are held by the rows that have them.
    "tests/dataflow/lists/test_parties.py": (
        "dataflow/lists/engaged_cells.py", "dataflow/lists/holdings.py", "dataflow/lists/party_cells.py",
        "dataflow/lists/place_cells.py",
    ),
    "tests/dataflow/lists/test_certificates.py": ("dataflow/lists/day_cells.py",),
    "tests/dataflow/lists/test_listing.py": ("dataflow/lists/answer.py", "dataflow/lists/material.py"),
    "tests/dataflow/question/test_phrasings.py": (
        "dataflow/question/grammar/__init__.py",
        "dataflow/question/intent.py", "dataflow/question/naming.py", "dataflow/question/offering.py",
        "dataflow/question/parts.py", "dataflow/question/places.py", "dataflow/question/reading.py",
        "dataflow/question/about.py", "dataflow/question/spans.py", "dataflow/question/tongue.py",
    ),
    # How a list is put together is held by what is made of questions that others wrote.
    "tests/dataflow/question/test_corpus.py": (
        "dataflow/question/beyond.py", "dataflow/question/clauses.py", "dataflow/question/context.py",
        "dataflow/question/listing/*.py", "dataflow/question/routing.py",
    ),
    "tests/dataflow/question/test_follow_up.py": (
        "dataflow/question/continuing.py", "dataflow/question/narrowing.py", "dataflow/question/replacing.py",
    ),
    "tests/dataflow/question/test_echo.py": ("dataflow/question/titles.py",),
    "tests/dataflow/question/test_people.py": ("dataflow/question/limiting.py",),
    "tests/dataflow/question/test_subject.py": ("dataflow/question/holding.py",),
    "tests/dataflow/question/test_understand.py": (
        "dataflow/question/single.py", "dataflow/question/spelling.py",
    ),
    "tests/dataflow/question/test_day.py": ("dataflow/question/ago.py",),
    "tests/dataflow/words/test_paragraphs.py": (
        "dataflow/words/doubts.py", "dataflow/words/going.py", "dataflow/words/moves.py",
        "dataflow/words/particulars.py", "dataflow/words/portrait.py", "dataflow/words/receiving.py",
        "dataflow/words/retention.py", "dataflow/words/storing.py",
    ),
    # Reading: a fault in a file is held by the problem that is printed for it.
    "tests/registry/reading/test_broken.py": (
        "registry/reading/mending.py", "registry/reading/scope.py",
        "registry/reading/shape.py", "registry/source/syntax.py",
    ),
    "tests/registry/reading/test_load.py": (
        "registry/reading/contents.py", "registry/reading/files.py", "registry/reading/fresh.py",
        "registry/reading/loaded.py", "registry/reading/resolve.py",
    ),
    "tests/registry/reading/test_report.py": ("registry/source/problem.py",),
    "tests/registry/source/test_reader.py": ("registry/source/frame.py", "registry/source/scan.py"),
    "tests/registry/records/test_record.py": (
        "registry/records/data_set.py", "registry/records/registry.py",
    ),
    "tests/registry/vocabulary/test_vocabulary.py": ("registry/vocabulary/term.py",),
    "tests/docs/test_keys_page.py": ("registry/schema.py",),
    "tests/dataflow/answers/test_flow_mapping.py": ("dataflow/answers/flow_map.py",),
    "tests/dataflow/search/test_statements.py": (
        "dataflow/search/lines.py", "dataflow/search/statement.py", "dataflow/search/titles.py",
    ),
    "tests/dataflow/search/test_nearest.py": ("dataflow/search/index.py",),
    "tests/dataflow/facts/test_values.py": ("dataflow/facts/known.py",),
    "tests/dataflow/borders/test_borders.py": (
        "dataflow/pictures/borders_sketch.py",
        "dataflow/borders/border.py", "dataflow/borders/border_words.py", "dataflow/borders/standing.py",
    ),
    "tests/dataflow/breach/test_breach.py": (
        "dataflow/breach/breach_words.py", "dataflow/breach/tables.py", "dataflow/breach/exposure.py",
    ),
    "tests/dataflow/breach/test_duties.py": ("dataflow/breach/binding.py",),
    "tests/dataflow/breach/test_ascent.py": ("dataflow/breach/tops.py", "dataflow/breach/way.py"),
    # What several checks ask is held by the findings of each of them, on a good and a bad registry.
    "tests/dataflow/checks/test_correspondence.py": (
        "dataflow/checks/case.py", "dataflow/checks/engagements.py", "dataflow/checks/phrases.py",
        "dataflow/checks/rule.py", "dataflow/checks/citing.py",
    ),
    "tests/dataflow/checks/test_notices.py": ("dataflow/checks/changes.py",),
    "tests/dataflow/checks/test_retention.py": (
        "dataflow/checks/copies.py", "dataflow/checks/limits.py", "dataflow/checks/own_copies.py",
    ),
    "tests/dataflow/answers/test_left.py": (
        "dataflow/facts/spans.py", "dataflow/checks/endings.py",
    ),
    "tests/dataflow/checks/test_engaged_trackers.py": ("dataflow/facts/engaging.py",),
    "tests/dataflow/answers/test_periods.py": ("dataflow/checks/periods.py",),
    "tests/dataflow/changes/test_details.py": ("dataflow/facts/leaves.py", "dataflow/facts/item.py"),
    "tests/dataflow/exports/test_omissions.py": ("dataflow/facts/omissions.py",),
    "tests/dataflow/answers/test_keeping.py": ("dataflow/answers/resting.py",),
    "tests/dataflow/checks/test_transfers.py": ("dataflow/checks/shortfall.py", "dataflow/checks/passage.py"),
    "tests/dataflow/checks/test_disclosure.py": ("dataflow/checks/recipients.py",),
    "tests/dataflow/graph/test_walk.py": (
        "dataflow/graph/entries.py", "dataflow/graph/ground.py", "dataflow/graph/step.py",
    ),
    "tests/dataflow/answers/test_trace.py": ("dataflow/graph/instance.py",),
    "tests/dataflow/law/test_law.py": ("dataflow/law/entries.py",),
    "tests/dataflow/activities/test_making.py": ("dataflow/activities/recipients.py", "dataflow/activities/unsaid.py"),
    "tests/dataflow/lists/test_activities.py": ("dataflow/lists/activity_cells.py",),
    "tests/dataflow/lists/test_data_sets.py": ("dataflow/lists/held.py", "dataflow/lists/record_cells.py"),
    "tests/dataflow/lists/test_purposes.py": ("dataflow/lists/pursued.py", "dataflow/lists/pursuits.py"),
}  # fmt: skip
"""Of modules without a test of their own, or of patterns of them: the test that holds them."""


def _modules() -> list[str]:
    """Every module of the rooms, from the top of the project."""
    return sorted(path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def _has_rules(module: str) -> bool:
    """Whether it has a function: other modules declare, and what they declare is read by those that do."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree))


def _mirrored(module: str) -> Path:
    """Where the test of a module is, when it has one of its own."""
    room, *inner = Path(module).parts
    return ROOT / "tests" / ROOMS[room] / Path(*inner).with_name(f"test_{Path(module).name}")


_ALONE: Final = [module for module in _modules() if _has_rules(module) and not _mirrored(module).exists()]
_PATTERNS: Final = [pattern for held in HELD.values() for pattern in held]


@pytest.mark.parametrize("module", _ALONE)
def test_a_module_without_a_test_of_its_own_is_held_by_another(module: str) -> None:
    assert any(fnmatch(module, pattern) for pattern in _PATTERNS), f"write {_mirrored(module)}"


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_what_has_a_test_of_its_own_leaves_the_list(pattern: str) -> None:
    assert any(fnmatch(module, pattern) for module in _ALONE), f"{pattern} stands in the list for nothing"


@pytest.mark.parametrize("holder", HELD)
def test_what_is_said_to_hold_them_is_there(holder: str) -> None:
    assert (ROOT / holder).exists()
