"""What people call our commands and options, mostly from other programs: what is meant, where letters don't tell."""

from __future__ import annotations

from collections.abc import Collection

from voicecoach.core.suggest import did_you_mean, slips

_COMMANDS = {
    "list": "search find ls routines exercises library browse",
    "delete": "remove rm del uninstall-routine erase trash",
    "import": "convert read load paste scan",
    "import FILE` or `voicecoach copy NAME NEW": "add",
    "new": "create make init",
    "about": "info why sources describe details",
    "edit NAME --tidy": "tidy format fmt",
    "edit": "change modify open",
    "pain": "feel rate hurt hurts ache",
    "start": "run play go begin do train exercise workout",
    "resume": "continue",
    "show": "view cat preview print read-out dry-run",
    "history": "stats statistics log progress sessions calendar-of-sessions",
    "report": "physio doctor-report summary",
    "due": "today agenda next-up schedule plan todo",
    "remind": "reminder reminders alarm notify notification cron",
    "calendar": "ical ics",
    "copy": "cp duplicate clone fork",
    "rename": "mv move",
    "undo": "revert restore rollback redo",
    "export": "save mp3 wav record render download",
    "check": "validate lint verify test",
    "explain": "field fields syntax",
    "config": "settings setting set options preferences prefs configure",
    "doctor": "diagnose debug health setup",
    "help": "man manual guide docs tutorial keys",
    "ears": "mic microphone listen calibrate",
    "voices": "voice speakers tts",
    "say": "speak",
    "note": "comment notes",
    "completion": "completions autocomplete",
}
MEANT = {word: command for command, words in _COMMANDS.items() for word in words.split()}
"""Other words for our commands, each with what is meant."""
_OPTIONS = {
    "--name": "--as --title --call --called --rename",
    "--file": "--output --out --to --output-file --outfile",
    "--print": "--dry-run --preview --stdout --show",
    "--at": "--time --when --daily",
    "--minutes": "--length --duration --time --max",
    "--at-most": "--max --under --shorter --minutes --length",
    "--tag": "--filter --category --type --body-part",
    "--level": "--difficulty --intensity --hard --easy",
    "--voice": "--speaker --tts",
    "--volume": "--loudness",
    "--rate": "--speed --pace",
    "--cues": "--words --quiet --silent --verbosity",
    "--remove": "--delete --off --cancel --stop",
    "--template": "--example --kind",
    "--long": "--verbose --details --all --full",
    "--last": "--limit --recent",
    "--format": "--type --mp3 --wav",
}
_AGREE = frozenset({"--yes", "--force"})
"""Skip a question: they are no guess for a word that isn't nearly theirs."""


def command_meant(name: str, known: Collection[str], otherwise: str) -> str:
    """Return a hint for a command that there isn't."""
    question = "did you mean `voicecoach {}`?"
    meant = MEANT.get(name.lower())
    return question.format(meant) if meant else did_you_mean(name, known, otherwise, question)


def option_meant(name: str, known: Collection[str], otherwise: str) -> str:
    """Return a hint for an option that the command hasn't."""
    meant = [option for option, words in _OPTIONS.items() if option in known and name in words.split()]
    if meant:
        return f"did you mean `{meant[0]}`?"
    near = slips(name, known)
    return did_you_mean(name, [one for one in known if one not in _AGREE or one in near], otherwise)
