"""What a program asks of the system, by strace: whom it connects to and what it writes, with all that it starts."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

PROGRAM = "strace"
"""Must be installed."""
_OPENS = "open,openat,creat"
_CHANGES = "mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,truncate"
_CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)")
_FOLDER = re.compile(r"(?:AT_FDCWD|\d+)<([^>]*)>, $")
_HERE = re.compile(r"AT_FDCWD<([^>]*)>")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
_ADDRESS = re.compile(r'sa_family=(AF_\w+)(?:.*?(?:inet_addr\(|inet_pton\(AF_INET6, |sun_path=@?)"([^"]*)")?')
_LOOKS_UP = ("/etc/resolv.conf", "/etc/hosts", "/run/systemd/resolve/")
"""Files that are read to find a host by its name."""
_NOBODYS = ("/dev/", "/proc/self/", "/memfd:", "/run/nscd/", "/var/run/nscd/")
"""Devices, a process's own view of itself, and the system's list of its users."""


def traced(command: Sequence[str], folder: Path) -> list[str]:
    """Return the command that runs another and writes its calls to files in a folder, one for each process."""
    calls = f"trace=network,{_OPENS},{_CHANGES}"
    return [PROGRAM, "-ff", "--seccomp-bpf", "-qq", "-y", "-s", "300", "-e", calls, "-o", f"{folder}/calls", *command]


def foreign(folder: Path, ours: Sequence[Path | str]) -> list[str]:
    """Return what was asked of others than this computer's programs, or changed outside of `ours`; each once.

    `ours` are folders, files and sockets; to make the folders above them is fine. A file without a name, which is gone
    as it is closed, counts for nothing.
    """
    allowed = tuple(os.path.realpath(path) for path in ours)
    found = {what: None for file in sorted(folder.glob("calls.*")) for what in _foreign(file, allowed)}
    return list(found)


def processes(folder: Path) -> int:
    """Return how many processes and threads were followed."""
    return len(list(folder.glob("calls.*")))


def _foreign(file: Path, allowed: tuple[str, ...]) -> Iterator[str]:
    here = "/"
    for line in file.read_text(errors="replace").splitlines():
        if at := _HERE.search(line):
            here = at[1]  # some calls don't tell it
        if call := _CALL.match(line):
            name, words, result = call[1], call[2], int(call[3])
            if "sa_family=" in words:
                yield from _asked(name, words, allowed)
            elif name in _OPENS.split(","):
                yield from _opened(words, result, here, allowed)
            elif name in _CHANGES.split(",") and result == 0:
                yield from _changed(name, words, here, allowed)


def _asked(name: str, words: str, allowed: tuple[str, ...]) -> Iterator[str]:
    if name in ("getsockname", "getpeername", "accept", "accept4", "recvfrom", "recvmsg"):
        return  # told by the system, not asked by the program
    for family, where in _ADDRESS.findall(words):
        if family == "AF_UNIX":
            if where.startswith("/") and not _within(where, allowed):
                yield f"{name} {where}"
        elif family in ("AF_INET", "AF_INET6") and where:
            if not ipaddress.ip_address(where).is_loopback:
                yield f"{name} {where}"
        elif family not in ("AF_UNSPEC", "AF_NETLINK"):  # the latter is the kernel
            yield f"{name} {family}"


def _opened(words: str, result: int, here: str, allowed: tuple[str, ...]) -> Iterator[str]:
    for path in _paths(words, here):
        if path.startswith(_LOOKS_UP):
            yield f"a name is looked up: {path}"
        elif result >= 0 and _WRITES.search(words) and "O_TMPFILE" not in words and not _within(path, allowed):
            yield f"write {path}"


def _changed(name: str, words: str, here: str, allowed: tuple[str, ...]) -> Iterator[str]:
    for path in _paths(words, here):
        leads_there = name.startswith("mkdir") and any(one.startswith(path + os.sep) for one in allowed)
        if not (leads_there or _within(path, allowed)):
            yield f"{name} {path}"


def _paths(words: str, here: str) -> Iterator[str]:
    """Yield the paths in a call's words, whole: a relative one stands behind its folder, or lies `here`."""
    for text in _TEXT.finditer(words):
        folder = _FOLDER.search(words[: text.start()])
        yield os.path.normpath(os.path.join(folder[1] if folder else here, text[1]))  # noqa: PTH118 - may not exist


def _within(path: str, allowed: tuple[str, ...]) -> bool:
    if path.startswith(_NOBODYS) or "/__pycache__/" in path:
        return True
    real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))  # noqa: PTH118, PTH119, PTH120
    return any(real == one or real.startswith(f"{one}{os.sep}") for one in allowed)
