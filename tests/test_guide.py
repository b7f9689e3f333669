"""The guide can't drift: its examples are read, its reference is made from the table of fields."""

import re
import runpy
import shlex
from pathlib import Path

import click
import pytest

from voicecoach.cli import main
from voicecoach.core.paths import shipped
from voicecoach.routine.library.extends_lookup import finder
from voicecoach.routine.reading.routine import read

DOCS = Path(__file__).parent.parent / "docs"
README = DOCS.parent / "README.md"


def examples(path):
    return re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", [*examples(DOCS / "routines.md"), *examples(README)])
def test_every_example_is_without_a_problem(text):
    assert read(text, "example.yaml", finder([shipped("routines")])).problems == ()


def test_the_reference_is_the_table_of_fields():
    guide = runpy.run_path(str(DOCS / "guide.py"))
    text = (DOCS / "routines.md").read_text(encoding="utf-8")
    assert guide["guide"](text) == text, "run: python docs/guide.py"


def test_what_the_guides_say_of_commands_is_their_table():
    made = runpy.run_path(str(DOCS / "commands.py"))
    for name in made["MADE"]:
        text = (DOCS / name).read_text(encoding="utf-8")
        assert made["guide"](name, text) == text, "run: python docs/commands.py"
        assert text.count(made["BEGIN"]) == text.count(made["END"]) == 1


PAGES = sorted([*DOCS.glob("*.md"), *DOCS.parent.glob("*.md")])
OURS = [path for kind in ("voicecoach", "tests", "benchmarks", "docs") for path in (DOCS.parent / kind).rglob("*.py")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_here_and_to_a_heading_in_it(page):
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", page.read_text(encoding="utf-8")):
        name, _, heading = link.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), link
        titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE) if heading else []
        assert not heading or heading in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


def test_no_file_names_a_document_that_is_not_here():
    here = {page.name for page in PAGES}
    for path in (*OURS, *PAGES, DOCS.parent / "pyproject.toml"):
        named = set(re.findall(r"\b[A-Z]{4,}\.md\b", path.read_text(encoding="utf-8")))
        assert named <= here, path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_shown_is_there_with_its_options(page):
    for words in shown(page):
        name = next(word for word in words[1:] if word in main.commands())
        command = main.voicecoach.get_command(click.Context(main.voicecoach), name)
        told = [main.voicecoach, command]
        if isinstance(command, click.Group):
            told.append(command.commands[words[words.index(name) + 1]])
        options = {option for one in told for param in one.params for option in param.opts}
        assert {word for word in words if re.match("--?[a-z]", word)} <= options, words


def shown(page):
    """The command lines of ours in a page's blocks for a shell."""
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("voicecoach ")]
    return [shlex.split(line, comments=True) for line in lines]
