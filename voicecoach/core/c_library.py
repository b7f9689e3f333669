"""A system's library in C by ctypes, with as many of its functions as are used."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import Any


def bound(name: str, prefix: str, functions: Mapping[str, tuple[Any, ...]]) -> Any:  # noqa: ANN401 - ctypes' own
    """Return the library called `name`, each of its functions told what it returns, and then what it takes.

    All of their names begin with `prefix`. Raise OSError if it isn't installed, AttributeError if it is another.
    """
    library = ctypes.CDLL(name)
    for each, (result, *arguments) in functions.items():
        function = getattr(library, prefix + each)
        function.restype, function.argtypes = result, arguments
    return library
