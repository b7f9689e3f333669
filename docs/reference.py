"""A page for each command, made from the command itself: for the site (`mkdocs build`), and as a page of the manual.

    python docs/reference.py

It writes the manual's page `docs/voicecoach.1`; mkdocs, of which this is a hook, makes the pages of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from voicecoach import __version__
from voicecoach.app.setup.guides import TOPICS
from voicecoach.cli.main import sections, voicecoach

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "docs" / "voicecoach.1"
LINK = re.compile(r"\]\((?!https?:)(?:\.\./)?(?:docs/)?([^)]+)\)")


def command(name: str, context: click.Context) -> click.Command:
    """Return a command of ours."""
    found = voicecoach.get_command(context, name)
    assert found
    return found


def commands() -> Iterator[tuple[str, str, click.Context]]:
    """Yield each section, command and what it is called with."""
    top = click.Context(voicecoach, info_name="voicecoach")
    for section, names in sections().items():
        for name in names:
            yield section, name, click.Context(command(name, top), parent=top, info_name=name, max_content_width=100)


def on_files(files: Any, config: Any) -> Any:  # noqa: ANN401 - mkdocs' own
    """Add the page of each command, the front page, and what lies beside the docs."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, "index.md", content=_front()))
    files.append(File.generated(config, "CONTRIBUTING.md", content=_here(ROOT / "CONTRIBUTING.md")))
    for page in pages():
        files.append(File.generated(config, page, content=pages()[page]))
    return files


def pages() -> dict[str, str]:
    """Return the pages of the commands by file."""
    made = {"commands/index.md": _list()}
    for _, name, context in commands():
        made[f"commands/{name}.md"] = f"# voicecoach {name}\n\n```text\n{context.get_help()}\n```\n"
    return made


def _list() -> str:
    lines = ["# Commands", ""]
    for section, names in sections().items():
        lines += [f"## {section}", "", *(f"- [`{name}`]({name}.md): {line}" for name, (_, line) in names.items()), ""]
    return "\n".join(lines)


def _front() -> str:
    return _here(ROOT / "README.md")


def _here(path: Path) -> str:
    """Return a page of the project's own folder as one of the docs, whose links lead within them."""
    return LINK.sub(lambda link: f"]({link[1]})", path.read_text(encoding="utf-8"))


def manual() -> str:
    """Return the page of the manual."""
    top = click.Context(voicecoach, info_name="voicecoach", max_content_width=78)
    lines = [
        f'.TH VOICECOACH 1 "" "voicecoach {__version__}" "User commands"',
        ".SH NAME\nvoicecoach \\- a voice coach for the terminal",
        ".SH SYNOPSIS\n.B voicecoach\n[\\fIoptions\\fR] \\fIcommand\\fR ...",
        ".SH DESCRIPTION",
        _roff(voicecoach.help or ""),
        ".SH OPTIONS",
        *_options(voicecoach, top),
    ]
    title = ""
    for section, _, context in commands():
        lines += [f".SH {section.upper()}"] if section != title else []
        title = section
        usage = context.get_usage().removeprefix("Usage: ")
        lines += [f".SS {_roff(' '.join(usage.split()))}", _roff(context.command.help or "")]
        lines += _options(context.command, context)
    lines += [".SH GUIDES", "Read one with \\fBvoicecoach help\\fR \\fINAME\\fR."]
    lines += [f".TP\n.B {name}\n{_roff(about)}" for name, about in TOPICS.items()]
    return "\n".join(lines) + "\n"


def _options(of: click.Command, context: click.Context) -> Iterator[str]:
    records = (param.get_help_record(context) for param in of.params)
    for names, text in filter(None, records):
        yield f".TP\n.B {_roff(names)}\n{_roff(text)}"


def _roff(text: str) -> str:
    """Return a text as roff takes it: paragraphs, and blocks whose lines stay as they are."""
    blocks = re.split(r"\n\s*\n", cleandoc(text))
    return "\n.PP\n".join(_block(block) for block in blocks)


def _block(block: str) -> str:
    lines = [_line(line) for line in block.strip("\n").splitlines()]
    if lines[:1] == ["\b"]:
        return "\n".join([".nf", *lines[1:], ".fi"])
    return " ".join(line.strip() for line in lines)


def _line(line: str) -> str:
    escaped = line.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8", newline="\n")
