"""Where the phone page is served: `here`, `lan` or an address, each with a port if one is wanted."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

HERE, LAN, OFF = "here", "lan", "off"
LOOPBACK = "127.0.0.1"
WORDS = {"1": HERE, "true": HERE, "yes": HERE, "on": HERE, "0": OFF, "false": OFF, "no": OFF, "": OFF}
"""What a variable and a line of the settings may say for it."""
ELSEWHERE = ("198.51.100.1", 9)
"""An address of nobody (RFC 5737): asked which of ours would talk to it, the system sends nothing."""
HIGHEST_PORT = 65535


@dataclass(frozen=True)
class Where:
    """What was asked for."""

    name: str
    """`here`, `lan`, or an address of this computer."""
    port: int = 0
    """0: any that is free."""

    def host(self) -> str:
        """Return the address to listen at. Raise OSError."""
        if self.name == HERE:
            return LOOPBACK
        return lan_address() if self.name == LAN else self.name


def parse(text: str) -> Where | None:
    """Return what `text` asks for, such as `lan`, `lan:8080`, `192.168.1.5` or `[::1]:8080`; None: no page.

    Raise ValueError.
    """
    text = WORDS.get(text.strip().lower(), text.strip().lower())
    name, port = _split(text)
    if name not in (HERE, LAN, OFF) and (_address(name) is None or "%" in name):
        raise ValueError(f"“{text}” is neither here, lan, off nor an address")
    return None if name == OFF else Where(name, port)


def url(host: str, port: int, token: str) -> str:
    """Return what a browser opens; for all addresses at once, that in the network."""
    address = ipaddress.ip_address(host)
    if address.is_unspecified and address.version == 4:
        host = _route() or LOOPBACK
    return f"http://{netloc(host, port)}/{token}"


def netloc(host: str, port: int) -> str:
    """Return host and port as a browser writes them."""
    host = f"[{host}]" if ":" in host else host
    return host if port == 80 else f"{host}:{port}"


def is_loopback(host: str) -> bool:
    """Return whether only this computer gets there."""
    address = _address(host)
    return address is not None and address.is_loopback


def lan_address() -> str:
    """Return this computer's address in its network. Raise OSError if it is in none, or open to the world."""
    host = _route()
    if not host or is_loopback(host):
        raise OSError("this computer is in no network")
    if ipaddress.ip_address(host).is_global:
        raise OSError(f"{host} is open to the whole world; if that is meant, name it: --remote {host}")
    return host


def _route() -> str:
    """Return the address that this computer has for others; empty if none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def _split(text: str) -> tuple[str, int]:
    """Return a name and a port. Raise ValueError."""
    if _address(text):
        return text, 0
    name, colon, port = text.rpartition(":")
    if not colon:
        return text, 0
    if not (port.isascii() and port.isdigit() and 0 < int(port) <= HIGHEST_PORT):
        raise ValueError(f"“{port}” is no port: 1 to {HIGHEST_PORT}")
    return name.removeprefix("[").removesuffix("]"), int(port)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
