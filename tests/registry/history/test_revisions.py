"""The revisions: newest first, those of the file alone, read without touching the work tree."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.history import revisions
from registry.history.git import GitFault
from registry.history.revisions import History, Revision, files_in, history, state
from tests.registry.history.repository import TEXT, commit, repository, run
from tests.special import KINDS, at_once, special

HOSTILE = "<b>\u202e \t$(touch x) ; rm -rf / é"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Three revisions of a file, and one that leaves it alone."""
    folder = repository(tmp_path / "repo")
    commit(folder, "before it was there", "2025-01-01T12:00:00+00:00", other="a: 1\n")
    for number, month in enumerate(("02", "03", "04")):
        text = TEXT.format(version=number, name=f"Host{number}")
        commit(folder, f"version {number}", f"2025-{month}-01T12:00:00+02:00", registry=text)
    commit(folder, HOSTILE, "2025-05-01T12:00:00+00:00", other="a: 2\n")
    return folder / "registry.yaml"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_has_no_bytes_and_is_not_waited_for(kind: str, tmp_path: Path) -> None:
    with at_once():
        assert files_in(special(kind, tmp_path / "r.yaml")) == {}


def test_revisions_come_newest_first_with_day_and_subject_and_only_those_of_the_file(kept: Path) -> None:
    found = history(kept)
    assert [each.subject for each in found.revisions] == ["version 2", "version 1", "version 0"]
    assert found.revisions[0].committed.isoformat() == "2025-04-01T12:00:00+02:00"
    assert (found.older, found.shallow) == (0, False)
    assert history(kept, most=2) == History(found.revisions[:2], 1, shallow=False)
    assert history(kept.parent).revisions[0].subject == HOSTILE


def test_what_a_revision_held_is_read_and_nothing_is_touched(kept: Path) -> None:
    kept.write_text("what: nobody committed\n", encoding="utf-8")
    run(kept.parent, "add", "other.yaml")
    before = {file: file.read_bytes() for file in kept.parent.rglob("*") if file.is_file()}
    for number, each in enumerate(reversed(history(kept).revisions)):
        found = state(kept, each.id)
        assert found.loaded.registry is not None and found.loaded.registry.version == str(number)
        assert found.files == {"registry.yaml": TEXT.format(version=number, name=f"Host{number}").encode()}
        assert state(kept, each.short).files == found.files
    assert {file: file.read_bytes() for file in kept.parent.rglob("*") if file.is_file()} == before


def test_problems_are_told_of_the_file_as_it_is_called_and_not_of_a_folder_for_a_moment(
    tmp_path: Path,
) -> None:
    folder = repository(tmp_path / "repo")
    id_ = commit(
        folder, "broken", "2025-01-01T12:00:00+00:00", registry=TEXT.format(version=1, name="H") + "odd: 1\n"
    )
    loaded = state(folder / "registry.yaml", id_).loaded
    assert {problem.file for problem in loaded.problems} == {f"{id_[:10]}:registry.yaml"}


def test_a_folder_is_read_with_the_files_below_it(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo")
    texts = {"one": "a: 1\n", "more__two": "b: 2\n"}
    id_ = commit(
        folder, "", "2025-01-01T12:00:00+00:00", **{f"registry__{key}": text for key, text in texts.items()}
    )
    (folder / "registry" / "one.yaml").unlink()
    assert state(folder / "registry", id_).files == {"one.yaml": b"a: 1\n", "more/two.yaml": b"b: 2\n"}
    assert history(folder / "registry").revisions[0].subject == ""
    assert files_in(folder / "registry") == {"more/two.yaml": b"b: 2\n"}


@pytest.mark.parametrize("name", [":(top)x.yaml", "*.yaml", "-x.yaml", "a b.yaml", "é.yaml", "x:y.yaml"])
def test_whatever_a_file_is_called_it_is_that_file(tmp_path: Path, name: str) -> None:
    folder = repository(tmp_path / "repo")
    commit(folder, "decoy", "2025-01-01T12:00:00+00:00", x="a: 0\n")
    (folder / name).write_text("a: 1\n", encoding="utf-8")
    id_ = commit(folder, "it", "2025-01-02T12:00:00+00:00")
    assert [each.subject for each in history(folder / name).revisions] == ["it"]
    assert state(folder / name, id_).files == {name: b"a: 1\n"}


def test_no_repository_no_commit_no_file_no_revision_are_told_apart(tmp_path: Path, kept: Path) -> None:
    loose = tmp_path / "loose.yaml"
    loose.write_text("a: 1\n", encoding="utf-8")
    with pytest.raises(GitFault) as fault:
        history(loose)
    assert fault.value.code == "no_repository"
    bare = repository(tmp_path / "bare")
    assert history(bare).revisions == ()
    first = run(kept.parent, "rev-list", "--max-parents=0", "HEAD").strip()
    codes = {}
    for revision in (first, "0" * 40, "--output=x", "HEAD", "HEAD~1", "../x", ""):
        with pytest.raises(GitFault) as fault:
            state(kept, revision)
        codes[revision] = fault.value.code
    assert codes == dict.fromkeys(codes, "no_revision") | {first: "no_path"}
    assert not (kept.parent / "x").exists()


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo")
    (folder / "registry").mkdir()
    (folder / "registry" / "link.yaml").symlink_to("/etc/passwd")
    id_ = commit(folder, "link", "2025-01-01T12:00:00+00:00")
    with pytest.raises(GitFault) as fault:
        state(folder / "registry", id_)
    assert (fault.value.code, fault.value.reason) == ("link", "link.yaml")


def test_nothing_that_a_repository_configures_is_run(kept: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    script.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "gpg.program",
        "core.sshCommand",
        "diff.external",
        "core.editor",
    ):
        run(kept.parent, "config", key, str(script))
    run(kept.parent, "config", "log.showSignature", "true")
    for each in history(kept).revisions:
        state(kept, each.id)
    assert not mark.exists()


def test_a_shallow_clone_says_that_it_is_one(kept: Path, tmp_path: Path) -> None:
    run(tmp_path, "clone", "-q", "--depth", "3", kept.parent.as_uri(), "clone")
    found = history(tmp_path / "clone" / "registry.yaml")
    assert found.shallow and len(found.revisions) < 3 + 1


_TIMES = st.datetimes(timezones=st.just(datetime.UTC))


@given(st.lists(_TIMES), _TIMES)
def test_the_state_at_a_moment_is_the_newest_that_was_there(
    times: list[datetime.datetime], at: datetime.datetime
) -> None:
    several = tuple(Revision(f"{n:040x}", each, "") for n, each in enumerate(sorted(times, reverse=True)))
    found = History(several, 0, shallow=False).at(at)
    there = [each for each in several if each.committed <= at]
    assert (found is None) == (not there)
    if found:
        assert found.committed == max(each.committed for each in there)


def test_a_log_that_is_cut_short_gives_what_is_whole() -> None:
    read = revisions._revisions
    whole = "a" * 40 + "\x002025-01-01T00:00:00+00:00\x00one\x00"
    assert [each.subject for each in read(whole + "b" * 40 + "\x00")] == ["one"]
    assert read("") == []
    assert read("a" * 40 + "\x0010000-01-01T00:00:00+00:00\x00far\x00") == []
