"""The JSON form of everything that can be taken away: its version, and under one key what it is."""

import json
from typing import Any, Final

from dataflow.activities.activity import Activity
from dataflow.answers.answer import Answer
from dataflow.answers.keeping import Keeping
from dataflow.answers.profile import Profile, Recourse
from dataflow.lists.answer import ListAnswer

VERSION: Final = 1
"""The version of the JSON form."""
_KINDS: Final = {
    Answer: "answer",
    Profile: "profile",
    Keeping: "keeping",
    Recourse: "recourse",
    ListAnswer: "list",
    Activity: "activity",
}
"""The key that an answer stands under, which tells what it is an answer to."""


def json_form(kind: str, held: Any) -> bytes:
    """Values as JSON in UTF-8, under the key of their kind: `{"sillage": 1, "map": {…}}`."""
    return (json.dumps({"sillage": VERSION, kind: held}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def answer_json(found: Answer | Profile | Keeping | Recourse | ListAnswer | Activity) -> bytes:
    """The whole answer, in both languages, keys in the order of the records; `read_answer` reads an `Answer` back.

    The file that is saved and what the terminal prints are these bytes.
    """
    return json_form(_KINDS[type(found)], found.model_dump(mode="json"))


def read_answer(data: bytes) -> Answer:
    """The answer that `answer_json` wrote. ValueError when it is none, or of another version."""
    held: Any = json.loads(data)
    if not isinstance(held, dict) or held.get("sillage") != VERSION:
        raise ValueError("answer-version")
    return Answer.model_validate(held.get("answer"))
