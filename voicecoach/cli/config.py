"""A person's own settings: `config.yaml` in their config folder; environment variables and flags win over it."""

from __future__ import annotations

from typing import Any

from voicecoach.problem import Exit, VoicecoachError

SETTINGS = (
    "level",
    "cues",
    "voice",
    "rate",
    "volume",
    "output",
    "device",
    "plain",
    "pack",
    "duck",
    "ask",
    "who",
    "remote",
    "listen",
    "microphone",
)
"""What `config.yaml` may hold: the long options without their dashes. As variables: VOICECOACH_LEVEL and so on."""


def read_config() -> dict[str, Any]:
    """Return the settings of the config file; none if there is no file. Raise VoicecoachError for a broken one."""
    from voicecoach.places import config_folder

    path = config_folder() / "config.yaml"
    if not path.is_file():
        return {}
    import yaml

    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise VoicecoachError(f"can't read {path}: {error}", "mend it or remove it", Exit.USAGE) from error
    if not isinstance(settings, dict) or (unknown := [str(key) for key in settings if key not in SETTINGS]):
        wrong = f"unknown: {', '.join(unknown)}" if isinstance(settings, dict) else "it is no list of `setting: value`"
        raise VoicecoachError(f"{path} can't be used; {wrong}", f"settings are {', '.join(SETTINGS)}", Exit.USAGE)
    return settings
