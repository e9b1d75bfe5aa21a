"""`diff`: files, folders, revisions and days, and what goes wrong with them."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest

from commands.exit import Misuse
from commands.line import main
from commands.revisions import checked_out
from commands.settings import Settings
from tests.commands.shops import DAY, ENGLISH, FRENCH, shop

MOVED = ("{label: Racks, kind: database, country: FR}", "{label: Racks, kind: database, country: DE}")
UNTIL = ("        label: Hosting\n", "        label: Hosting\n        valid_to: 2026-04-01\n")


def git(folder: Path, *arguments: str) -> str:
    """What git answers, as nobody in particular and with no settings of this machine."""
    told = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, env={**os.environ, **told}, capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of two revisions: in the second the racks have moved. One stands in it."""
    folder = tmp_path / "repository"
    (folder / "registry").mkdir(parents=True)
    git(folder, "init", "-q")
    for changes in ([], [MOVED]):
        shop(folder / "registry", *changes)
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", "A revision")
    monkeypatch.chdir(folder)
    return folder


def moved(told: str) -> bool:
    """Whether it is said that the racks have moved."""
    return "Hostly, Racks: hosting country, France → Germany." in told.replace("\n    ", " ")


def test_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    one, two = shop(old), shop(new, MOVED)
    assert main(["diff", str(one), str(two), *DAY], ENGLISH) == 1
    told = capsys.readouterr().out
    assert moved(told)
    assert "  ~ Hostly" in told
    assert main(["diff", str(one), str(one), *DAY], ENGLISH) == 0
    assert capsys.readouterr().out.startswith("Nothing changed between “Acme”")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("HEAD~1:registry/shop.yaml", "registry/shop.yaml"),
        ("HEAD~1:registry/shop.yaml", "HEAD:registry/shop.yaml"),
        ("HEAD~1:registry", "registry"),
        ("HEAD~1:./registry/", "HEAD:registry/"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_revisions_of_a_file_or_a_folder(before: str, after: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", before, after, *DAY], ENGLISH) == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    assert moved(shown.out)


def test_a_revision_leaves_the_work_tree_as_it_is(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "registry" / "shop.yaml").write_text("mine", encoding="utf-8")
    main(["diff", "HEAD~1:registry", "HEAD:registry", *DAY], ENGLISH)
    assert moved(capsys.readouterr().out)
    assert git(repository, "status", "--porcelain").split() == ["M", "registry/shop.yaml"]


def test_problems_of_a_revision_have_its_name_and_no_other_place(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository / "registry"
    (folder / "more.yaml").write_text("title: Other\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Two titles")
    assert main(["diff", "HEAD:registry", "HEAD:registry", *DAY], ENGLISH) == 1
    told = capsys.readouterr().err
    assert told.startswith("HEAD:registry/shop.yaml:2:1: “title” is already defined")
    assert "in HEAD:registry/more.yaml" in told
    assert "sillage-" not in told


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("nowhere:registry", "n’a pas de révision «\u00a0nowhere\u00a0»"),
        ("-q:registry", "Il manque"),
        ("HEAD:nowhere.yaml", "n’a ni fichier ni dossier «\u00a0nowhere.yaml\u00a0»"),
        ("nowhere.yaml", "Ni fichier, ni dossier"),
        ("2026-04-01", "Un jour se compare à un jour"),
        ("HEAD:shop.txt", "«\u00a0shop.txt\u00a0»"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_cannot_be_compared_is_told(before: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", before, "registry/shop.yaml"], FRENCH) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""


def test_a_revision_is_never_taken_for_an_option_of_git(repository: Path) -> None:
    settings = Settings(
        lang="en", chosen=True, form="text", registry="", on=None, colour=False, width=100, details=False
    )
    with pytest.raises(Misuse, match="no revision “--all”"), checked_out("--all:registry", settings):
        pytest.fail(f"{repository} has no such revision")


def test_outside_of_a_repository_and_without_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["diff", "HEAD:a.yaml", "HEAD:b.yaml"], FRENCH) == 2
    assert "n’est dans aucun dépôt git" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["diff", "HEAD:a.yaml", "HEAD:b.yaml"], FRENCH) == 2
    assert "git est introuvable" in capsys.readouterr().err


def test_a_link_in_a_revision_is_not_followed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blob = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"], input=b"../elsewhere", capture_output=True, cwd=repository
    )
    git(
        repository,
        "update-index",
        "--add",
        "--cacheinfo",
        f"120000,{blob.stdout.decode().strip()},registry/x.yaml",
    )
    git(repository, "commit", "-q", "-m", "A link")
    assert main(["diff", "HEAD:registry", "HEAD~1:registry"], FRENCH) == 2
    assert "est un lien" in capsys.readouterr().err


def test_two_days_of_one_registry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shop(tmp_path, UNTIL)
    assert main(["diff", "2026-04-01", "2026-04-02", "--registry", str(path)], ENGLISH) == 1
    assert "Hostly no longer receives: Full name." in capsys.readouterr().out
    assert main(["diff", "2026-03-30", "2026-03-31", "--registry", str(path)], ENGLISH) == 0
    assert main(["diff", "2026-04-01", "2026-04-02", *DAY, "--registry", str(path)], ENGLISH) == 2
    assert "leave --as-of out" in capsys.readouterr().err


def test_findings_opened_and_closed_are_changes_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
    settled = ("        purposes: hosting\n", "        purposes: hosting\n        role: processor\n")
    one, two = shop(tmp_path / "old"), shop(tmp_path / "new", settled)
    assert main(["diff", str(one), str(two), "--format", "json", *DAY], ENGLISH) == 1
    whole = json.loads(capsys.readouterr().out)
    assert list(whole)[:2] == ["headline", "sentences"]
    assert {("role", "changed"), ("finding", "removed")} <= {
        (change["kind"], change["verb"]) for change in whole["changes"]
    }
    assert main(["diff", str(one), str(two), "--format", "csv", *DAY], ENGLISH) == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
    assert [row["In words"] for row in rows] == whole["sentences"]
    assert {"Roles", "Findings"} <= {row["About"] for row in rows}


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "dot"])
def test_what_changed_is_drawn_into_a_file(ending: str, tmp_path: Path) -> None:
    days = ["2026-04-01", "2026-04-02"]
    path = tmp_path / f"changes.{ending}"
    assert main(["diff", *days, "-o", str(path)], {"LANG": "fr_FR.UTF-8"}) == 1
    begins = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "dot": b"digraph"}
    assert path.read_bytes().startswith(begins[ending])


def test_a_picture_of_another_kind_is_misuse(tmp_path: Path) -> None:
    path = tmp_path / "borders.gif"
    assert main(["borders", "-o", str(path)], {"LANG": "fr_FR.UTF-8"}) == 2
    assert not path.exists()


def test_whether_facts_or_only_the_file_changed_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = next((repository / "registry").glob("*.yaml"))
    file.write_text("# A word.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    path = f"registry/{file.name}"
    for revision, kind, words in (
        ("HEAD", "file", "Only the file changed, no fact."),
        ("HEAD~1", "facts", "fact changed; findings: "),
    ):
        main(["diff", f"{revision}:{path}", path, *DAY], ENGLISH)
        told = " ".join(capsys.readouterr().out.split())
        assert words in told and "In the file" in told
        main(["diff", f"{revision}:{path}", path, "--format", "json", *DAY], ENGLISH)
        assert json.loads(capsys.readouterr().out)["verdict"]["kind"] == kind
    main(["diff", "2026-01-01", "2026-02-01", "--registry", path], ENGLISH)
    assert "The file is the same, byte for byte" in " ".join(capsys.readouterr().out.split())
