"""Where the phone page is served: `here`, `lan` or an address, each with a port if one is wanted."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE, LAN, OFF = "here", "lan", "off"
LOOPBACK = "127.0.0.1"
WORDS = {"1": HERE, "true": HERE, "yes": HERE, "on": HERE, "0": OFF, "false": OFF, "no": OFF, "": OFF}
"""Other words for it, which a variable or a line of the settings may have."""
EVERYWHERE = {4: "0.0.0.0", 6: "::"}
"""All addresses of this computer: of IPv4 alone, and of both where the system allows that."""
ELSEWHERE = {4: (socket.AF_INET, "198.51.100.1"), 6: (socket.AF_INET6, "2001:db8::1")}
"""Addresses that nobody has (RFC 5737, 3849): to find out which of ours would talk to them, nothing is sent."""
HIGHEST_PORT = 65535
SHARED = ipaddress.ip_network("100.64.0.0/10")
"""Addresses behind a provider's own translation (RFC 6598), which VPNs such as Tailscale take."""
KERNEL, ROUTES = Path("/proc/sys/kernel/osrelease"), Path("/proc/net/route")
TUNNELS = ("tun", "wg", "ppp", "tailscale", "nordlynx", "proton", "zt")
"""How a VPN's devices are called on Linux."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class PageAddress:
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


def parse(text: str) -> PageAddress | None:
    """Return what `text` asks for, such as `lan`, `lan:8080`, `192.168.1.5` or `[::1]:8080`; None: no page.

    Raise ValueError.
    """
    text = text.strip().lower()
    name, port = _split(WORDS.get(text, text))
    name = HERE if name == "localhost" else name
    if name not in (HERE, LAN, OFF):
        name = _reachable(name, text)
    number = 0 if port is None else _number(port)
    return None if name == OFF else PageAddress(name, number)


def url(host: str, port: int, token: str) -> str:
    """Return what a browser opens; if `host` is all addresses at once, with the one in the local network."""
    if host == EVERYWHERE[6]:
        host = (route(4) if socket.has_dualstack_ipv6() else "") or route(6) or "::1"
    elif host == EVERYWHERE[4]:
        host = route(4) or LOOPBACK
    return f"http://{netloc(host, port)}/{token}"


def netloc(host: str, port: int) -> str:
    """Return host and port as a browser writes them; without the port where it needs none, or there is none yet."""
    host = f"[{host}]" if ":" in host else host
    return host if port in (0, 80) else f"{host}:{port}"


def listening_at(host: str, port: int) -> socket.socket:
    """Return a socket bound there; at `::` it takes IPv4 too where the system can do that. Raise OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == EVERYWHERE[6] and socket.has_dualstack_ipv6()
    return socket.create_server((host, port), family=family, dualstack_ipv6=both)


def is_loopback(host: str) -> bool:
    """Return whether only this computer gets there."""
    address = _address(host)
    return address is not None and address.is_loopback


@lru_cache(maxsize=64)
def reached(sockname: str) -> str:
    """Return the address of a connection as a browser writes it: IPv4 mapped into IPv6 as plain IPv4."""
    address = _address(sockname.partition("%")[0])
    return str(address) if address else sockname


@lru_cache(maxsize=64)
def household(peer: str) -> str:
    """Return the part of an address that its owner can't choose; of IPv6, the first half."""
    address = _address(peer.partition("%")[0])
    return str(address and int(address) >> (64 if address.version == 6 else 0))


def lan_address() -> str:
    """Return this computer's address in its network. Raise OSError if it is in none, or open to the world."""
    host = route(4) or route(6)
    if not host or is_loopback(host):
        raise OSError("this computer is in no network")
    if ipaddress.ip_address(host).is_global:
        raise OSError(f"{host} is open to the whole world; if that is meant, name it: --remote {host}")
    return host


def doubt(host: str) -> str:
    """Return why a phone may not get there, in words for the person; empty if there is no reason known."""
    address = _address(host)
    if address is None or address.is_loopback:
        return ""
    if "microsoft" in _told(KERNEL).lower():
        return "This is WSL, which only Windows itself sees unless its networking is `mirrored` (in .wslconfig)."
    if address in SHARED or _tunnels():
        return "This address is a VPN's, by which alone a phone gets there. If there is another: --remote ADDRESS."
    return ""


def _tunnels() -> bool:
    """Return whether what leaves this computer goes through a VPN, as far as Linux tells."""
    rows = [line.split() for line in _told(ROUTES).splitlines()[1:]]
    ways = [(int(row[6]), row[0]) for row in rows if len(row) > 7 and row[1] == row[7] == "00000000"]
    return bool(ways) and min(ways)[1].startswith(TUNNELS)


def _told(path: Path) -> str:
    """Return what the kernel tells; empty where it has no such file."""
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


def route(version: int) -> str:
    """Return the address at which others reach this computer; empty if there is none."""
    family, elsewhere = ELSEWHERE[version]
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((elsewhere, 9))
            host = str(probe.getsockname()[0])
    except OSError:
        return ""
    return "" if "%" in host else host  # with a scope, which no browser opens


def _split(text: str) -> tuple[str, str | None]:
    """Return the text of the host, and that of the port, None without one."""
    if _address(text) or _is_bracketed(text) or ":" not in text:
        name, port = text, None
    else:
        name, _, port = text.rpartition(":")
    return (name[1:-1] if _is_bracketed(name) else name), port


def _number(port: str) -> int:
    """Return the number of a port. Raise ValueError."""
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) <= HIGHEST_PORT):
        raise ValueError(f"“{port}” is no port: 1 to {HIGHEST_PORT}")
    return int(port)


def _is_bracketed(text: str) -> bool:
    """Return whether it is an address of IPv6 as it stands before a port, in brackets."""
    return text.startswith("[") and text.endswith("]") and ":" in text


def _reachable(name: str, text: str) -> str:
    """Return an address as a browser writes it. Raise ValueError if it is none, or none that a browser opens."""
    address = _address(name)
    if address is None:
        raise ValueError(f"“{text}” is neither here, lan, off nor an address")
    if "%" in name or (address.version == 6 and address.is_link_local):
        raise ValueError(f"“{text}” is link-local, which browsers don't open: take lan, or another address")
    if address.is_multicast or text.startswith("255.255.255.255"):
        raise ValueError(f"“{text}” is an address for many computers, not of one")
    return str(address)


def _address(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return (address.version == 6 and address.ipv4_mapped) or address
