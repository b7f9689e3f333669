"""A person's own settings, in `config.yaml` in their config folder; variables and flags win over it."""

from __future__ import annotations

from pathlib import Path

from voicecoach.app.settings.model import Config
from voicecoach.core.paths import config_folder


def config_file() -> Path:
    """Return the file of settings, which need not be there."""
    return config_folder() / "config.yaml"


def read_config(path: Path | None = None) -> Config:
    """Return what the file holds, and the mistakes in it; nothing if there is none. Raises nothing."""
    path = path or config_file()
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Config(path)
    except OSError:  # reading it will say why
        pass
    from voicecoach.app.settings.parse import read  # most people have no such file, and no time to load this

    return read(path)
