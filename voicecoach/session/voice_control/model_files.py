"""The models in the packages of the extra `ears`, found without importing those packages."""

from __future__ import annotations

import platform
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.core.installing import add_extra, no_wheel
from voicecoach.session.voice_control.model import EarsError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WITHOUT = (("darwin", "x86_64"), ("win32", "ARM64"))
"""Machines for which there is no recogniser."""


def folder_of(package: str) -> Path:
    """Return where a package is installed, without importing it. Raise EarsError if it isn't."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise _missing(package.replace("_", "-"))
    return Path(spec.origin).parent


def read(file: Path) -> bytes:
    """Return what a file of a model holds. Raise EarsError if it can't be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        said = f"a file of the model that hears words can't be read: {file}: {error.strerror}"
        raise EarsError(said, add_extra("ears", anew=True)) from error


def session(file: Path) -> InferenceSession:
    """Load an ONNX model for one thread that sleeps while it waits. Raise EarsError if it is missing or broken."""
    try:
        from onnxruntime import InferenceSession, SessionOptions
    except ImportError as error:
        raise EarsError(f"onnxruntime, which runs the model that hears words, can't be used: {error}") from error
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # 12 MB less, and no slower
    try:
        return InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own for each kind of damage
        said = f"the model that hears words is missing or broken: {file}: {error}"
        raise EarsError(said, add_extra("ears", anew=True)) from error


def _missing(package: str) -> EarsError:
    if (sys.platform, platform.machine()) in WITHOUT:
        return EarsError(f"spoken commands don't work on this machine: {package} isn't made for it", "use the keys")
    if lacks := no_wheel("onnxruntime, which hears them,"):
        return EarsError(f"spoken commands don't work: {lacks}", "use the keys")
    return EarsError(f"spoken commands need {package}, which is not installed")
