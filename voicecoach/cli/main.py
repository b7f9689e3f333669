"""The command line: a table of commands, loaded when called, and one place where an error becomes two lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from io import FileIO, TextIOWrapper
from typing import Any, NoReturn, TextIO

import click

from voicecoach import __version__
from voicecoach.app.messages import complain, explain
from voicecoach.app.own.unfinished import intent_file
from voicecoach.cli.usage_errors import explained
from voicecoach.core.crash import VERBOSE, UnforeseenError, heed, tell_noted
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import journal_file
from voicecoach.core.time_limit import hanging

_RUNNING = "A running session"
_SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Sessions": {
        "start": ("voicecoach.cli.commands.session.start", "Start a session: the voice tells you what to do."),
        "resume": ("voicecoach.cli.commands.session.resume", "Go on where a session was paused, stopped or cut off."),
        "list": ("voicecoach.cli.commands.session.list", "List the routines there are."),
        "show": ("voicecoach.cli.commands.session.show", "Show a whole session as a script with times."),
        "about": ("voicecoach.cli.commands.session.about", "Tell what is known of a routine, and its sources."),
        "export": (
            "voicecoach.cli.commands.session.export",
            "Write a session to a sound file, or to a sheet to print.",
        ),
    },
    _RUNNING: {"status": ("voicecoach.cli.commands.session.remote", "Tell where the running session is.")},
    "What you have done": {
        "history": (
            "voicecoach.cli.commands.progress.history",
            "Show what you have done: sessions, a calendar, pain and level.",
        ),
        "report": ("voicecoach.cli.commands.progress.report", "Write a page for your physiotherapist."),
        "pain": ("voicecoach.cli.commands.progress.pain", "Tell how much pain there was, or correct it."),
        "note": ("voicecoach.cli.commands.progress.journal", "Add a note to the last session."),
        "journal": (
            "voicecoach.cli.commands.progress.journal",
            "Write the journal to a file, or add what such a file has.",
        ),
    },
    "When to do it": {
        "programme": (
            "voicecoach.cli.commands.planning.programme",
            "Show where you are in a programme of several routines.",
        ),
        "due": ("voicecoach.cli.commands.planning.due", "Tell what is to be done today."),
        "calendar": (
            "voicecoach.cli.commands.planning.calendar",
            "Write a routine's times as a calendar file, with alarms.",
        ),
        "remind": (
            "voicecoach.cli.commands.planning.remind",
            "Be reminded of a routine on the desktop, on the days it is due.",
        ),
    },
    "Your own routines": {
        "new": ("voicecoach.cli.commands.routines.new", "Make a routine of your own."),
        "import": (
            "voicecoach.cli.commands.routines.import_routine",
            "Make a routine of a spreadsheet, a text or another app's file.",
        ),
        "copy": ("voicecoach.cli.commands.routines.keep", "Copy a routine, to change the copy."),
        "edit": ("voicecoach.cli.commands.routines.edit", "Open a routine of yours in your editor."),
        "check": ("voicecoach.cli.commands.routines.check", "Check routine files and explain what is wrong."),
        "explain": ("voicecoach.cli.commands.routines.explain", "Explain a field of a routine file, with an example."),
        "poses": (
            "voicecoach.cli.commands.routines.poses",
            "List the poses for the field `pose`, or draw them.",
        ),
        "schema": ("voicecoach.cli.commands.routines.explain", "Print the JSON Schema of routine files, for editors."),
        "rename": ("voicecoach.cli.commands.routines.keep", "Give a routine of yours another name."),
        "delete": ("voicecoach.cli.commands.routines.keep", "Delete a routine of yours."),
        "undo": ("voicecoach.cli.commands.routines.keep", "Take back what was last made, changed or deleted."),
    },
    "Voice, sound and shell": {
        "voices": ("voicecoach.cli.commands.setup.sounds", "List the voices and whether they work here."),
        "sounds": ("voicecoach.cli.commands.setup.sounds", "Play the sounds and say what they mean."),
        "phrases": ("voicecoach.cli.commands.setup.phrases", "List what the coach says, to put it in your own words."),
        "say": ("voicecoach.cli.commands.setup.sounds", "Say a text, to try a voice."),
        "ears": ("voicecoach.cli.commands.setup.ears", "Check that spoken commands are heard, and learn your room."),
        "config": ("voicecoach.cli.commands.setup.config", "Show and change your settings."),
        "help": ("voicecoach.cli.commands.setup.help", "Show a guide, what a command does, or what a field means."),
        "doctor": ("voicecoach.cli.commands.setup.doctor", "Check that voice, sound and folders work here."),
        "completion": ("voicecoach.cli.commands.setup.completion", "Have your shell complete commands and names."),
    },
}
"""By section each command's name, module and one line of help; those that a session obeys come from its own table."""


@cache
def sections() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Return what `--help` shows without loading any command."""
    from voicecoach.session.playback.commands import command_rows  # a plain `list` has no time for it

    driven = {row.shell: ("voicecoach.cli.commands.session.remote", row.help) for row in command_rows() if row.shell}
    return _SECTIONS | {_RUNNING: driven | _SECTIONS[_RUNNING]}


@cache
def commands() -> Mapping[str, tuple[str, str]]:
    """Return every command's module and line of help by its name, in the order a newcomer needs them."""
    return {name: command for section in sections().values() for name, command in section.items()}


def load(name: str) -> click.Command | None:
    """Return a command, loaded now; None if there is none of that name."""
    section = next((section for section in _SECTIONS.values() if name in section), None) or commands()
    if name not in section:
        return None
    command: click.Command = getattr(import_module(section[name][0]), f"{name}_command")
    return command


class Commands(click.Group):
    """A group that loads a command's module when the command is called, so that `--help` stays fast."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. click takes any EOFError or BrokenPipeError for the terminal's; it may be one of our own."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            if error.ctx is None and ctx.invoked_subcommand:  # the parser doesn't say whose option it is
                command = self.get_command(ctx, ctx.invoked_subcommand) or self
                error.ctx = click.Context(command, parent=ctx, info_name=ctx.invoked_subcommand)
            raise
        except EOFError as error:
            raise UnforeseenError from error
        except BrokenPipeError as error:
            if _streams_are_lost():
                raise
            raise UnforeseenError from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order a newcomer needs them."""
        return list(commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, loaded; the nearest name is click's business."""
        return load(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands from the table, loading none."""
        width = max(map(len, commands()))
        for title, inside in sections().items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), line) for name, (_, line) in inside.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; an unknown one gets the nearest as a hint."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise _unknown_command(args[0]) from error


def _unknown_command(name: str) -> VoicecoachError:
    from voicecoach.cli.meanings import command_meant  # seldom needed

    hint = command_meant(name, commands(), "see `voicecoach --help`")
    return VoicecoachError(f"there is no command `{name}`", hint, Exit.USAGE)


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="voicecoach")
@click.option("--data", metavar="DIR", help="Your routines and journal, in place of the usual folder.")
@click.option("--verbose", is_flag=True, help="Tell the causes of what goes wrong, too.")
@click.pass_context
def voicecoach(context: click.Context, data: str | None, verbose: bool) -> None:
    """Be coached by voice: lie down, close your eyes, and do as it says.

    Try `voicecoach start first-minute`.

    Exit codes: 0 all is well, 1 problems were found, 2 what was typed or set is wrong, 3 no such device or voice, 70
    something unexpected, 130 ended by you.
    """
    if data:
        os.environ["VOICECOACH_DATA"] = os.path.abspath(data)  # noqa: PTH100 - for what we start, too; wherever that is
    if verbose:
        os.environ[VERBOSE] = "1"  # for what we start, too
    if intent_file().exists():
        from voicecoach.app.own.recovery import finish

        finish()

    if context.invoked_subcommand is None:
        context.invoke(voicecoach.get_command(context, "list"))  # type: ignore[arg-type]
        if journal_file().exists():  # else nothing is begun that could be due, and nothing is loaded to find that out
            from voicecoach.app.due import tell_due

            tell_due()


def main() -> None:
    """Run the command and exit; whatever goes wrong becomes `error: ...` and `hint: ...`, never a traceback."""
    heed()
    _settle_streams()
    try:
        code = _run()
        tell_noted()
        _exit(code)
    except OSError as error:
        if not _streams_are_lost():
            raise  # the error came from elsewhere
        with suppress(OSError):
            complain(f"can't write what there is to say: {error.strerror or error}")
        _drop_what_is_left()
        _exit(Exit.PROBLEMS)


def _exit(code: int) -> NoReturn:
    """End the process, without waiting for a sound system that hangs as Python and its libraries would."""
    if hanging():
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


def _streams_are_lost() -> bool:
    """Whether stdout or stderr can't be written: a full disk, a closed terminal. What failed is still in the buffer."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return True
    return _has_no_reader(sys.stdout) or _has_no_reader(sys.stderr)


def _has_no_reader(stream: TextIO) -> bool:
    """Whether a stream is a pipe that nobody reads any more: of a long write, nothing is left to fail once more."""
    if sys.platform == "win32":
        return False
    import select  # seldom needed, as is `send_nowhere` below: a list is there as soon as it can be

    poll = select.poll()
    try:
        poll.register(stream.fileno(), 0)
    except (OSError, ValueError):
        return False
    return any(event & select.POLLERR for _, event in poll.poll(0))


def _drop_what_is_left() -> None:
    """Empty the streams that can't be written: at its end, Python would try again and complain."""
    from voicecoach.session.outputs.quiet_stderr import send_nowhere

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError):
                send_nowhere(stream.fileno())


def _run() -> int:
    """Return the command's exit code, after an error was explained."""
    try:
        code: int | None = voicecoach.main(standalone_mode=False)
    except VoicecoachError as error:
        explain(error)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return Exit.USAGE
    except click.UsageError as error:
        complain(*explained(error))
        return Exit.USAGE
    except click.ClickException as error:
        complain(error.format_message())
        return Exit.USAGE
    except (KeyboardInterrupt, click.Abort):
        return Exit.INTERRUPTED
    return code or Exit.FINE


def _settle_streams() -> None:
    """Have all three streams, and have stdout write what its encoding lacks as `?`."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    if isinstance(getattr(sys.stdout, "buffer", None), FileIO):
        # Under PYTHONUNBUFFERED, what could not be written would be forgotten, and with it that nobody reads it.
        sys.stdout = open(sys.stdout.fileno(), "w", 1, sys.stdout.encoding, closefd=False)  # noqa: SIM115
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
