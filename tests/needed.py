"""What a test needs of the machine. Where that is missing, the test skips and says so; where all must be there, as in
`.ci/run`, it fails."""

import os
import shutil
from ctypes.util import find_library
from importlib import import_module

import pytest


def programs(*names, library=""):
    """Programs and, as `library`, one of the system's libraries."""
    missing = [name for name in names if shutil.which(name) is None]
    missing += [library] if library and not find_library(library) else []
    if missing:
        lacking(f"not installed: {', '.join(missing)}")


def package(name):
    """A package of ours that loads a library of the system: unlike pytest's importorskip, it may raise OSError."""
    try:
        return import_module(name)
    except (ImportError, OSError) as error:
        return lacking(f"{name} can't be loaded: {error}")


def lacking(reason):
    """End the test, or the module that is being read."""
    if os.environ.get("VOICECOACH_REQUIRE_PROGRAMS") == "1":
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)
