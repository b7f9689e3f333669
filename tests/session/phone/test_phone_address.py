"""Where the phone page may be served, and under what names."""

import ipaddress
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.session.phone import address as module
from voicecoach.session.phone.address import PageAddress, is_loopback, lan_address, netloc, parse, reached, url


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("here", PageAddress("here")),
        ("here:8080", PageAddress("here", 8080)),
        ("lan", PageAddress("lan")),
        (" LAN:80 ", PageAddress("lan", 80)),
        ("192.168.1.5", PageAddress("192.168.1.5")),
        ("0.0.0.0:9000", PageAddress("0.0.0.0", 9000)),
        ("::1", PageAddress("::1")),
        ("[::1]:8080", PageAddress("::1", 8080)),
        ("[::1]", PageAddress("::1")),
        ("[FD00:0:0::2]", PageAddress("fd00::2")),
        ("fd00::2", PageAddress("fd00::2")),
        ("::", PageAddress("::")),
        ("[::]", PageAddress("::")),
        ("[0::0]:9000", PageAddress("::", 9000)),
        ("::ffff:192.168.1.5", PageAddress("192.168.1.5")),
        ("localhost", PageAddress("here")),
        ("localhost:8080", PageAddress("here", 8080)),
        ("True", PageAddress("here")),
        ("1", PageAddress("here")),
        ("off", None),
        ("False", None),
        ("0", None),
        ("", None),
    ],
)
def test_what_can_be_asked_for(text, asked):
    assert parse(text) == asked


@pytest.mark.parametrize(
    "text",
    ["legs", "routine.yaml", "example.org", "example.org:8080", "[lan]", "[::1", "::1]", "[127.0.0.1]:80", "[]", ":80"],
)
def test_what_is_no_place(text):
    with pytest.raises(ValueError, match="neither here, lan, off nor an address"):
        parse(text)


@pytest.mark.parametrize("text", ["lan:0", "lan:65536", "here:x", "lan:", "lan:²", "[::1]:", "[::1]:x", "127.0.0.1:"])
def test_what_is_no_port(text):
    with pytest.raises(ValueError, match="is no port"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("fe80::1%eth0", "link-local, which browsers don't open"),
        ("[fe80::1%eth0]:8080", "link-local, which browsers don't open"),
        ("fe80::1", "link-local, which browsers don't open"),
        ("[fe80::1]", "link-local, which browsers don't open"),
        ("224.0.0.1", "for many computers"),
        ("255.255.255.255:80", "for many computers"),
        ("[ff02::1]:8080", "for many computers"),
    ],
)
def test_an_address_that_no_browser_opens_says_why(text, why):
    with pytest.raises(ValueError, match=why):
        parse(text)


@given(st.ip_addresses(), st.integers(0, 65535))
def test_an_address_comes_back_as_browsers_write_it_or_says_why(address, port):
    written = f"[{address}]" if address.version == 6 else str(address)
    with suppress(ValueError):
        asked = parse(f"{written}:{port}" if port else written)
        assert (ipaddress.ip_address(asked.name), asked.port) == (
            getattr(address, "ipv4_mapped", None) or address,
            port,
        )
        assert asked.name == str(ipaddress.ip_address(asked.name))
        assert reached(str(address)) == asked.name


def test_here_is_this_computer_alone():
    assert PageAddress("here").host() == "127.0.0.1"
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.5", "localhost", "")))


def test_an_address_as_browsers_write_it():
    assert [netloc("192.168.1.5", 80), netloc("::1", 80), netloc("::1", 81)] == ["192.168.1.5", "[::1]", "[::1]:81"]
    assert url("192.168.1.5", 8080, "t") == "http://192.168.1.5:8080/t"
    assert url("fd00::2", 8080, "t") == "http://[fd00::2]:8080/t"


@pytest.fixture
def routed(monkeypatch):
    """Return a function that sets the addresses that this computer has for others, of IPv4 and of IPv6."""

    def put(four="", six=""):
        monkeypatch.setattr(module, "route", {4: four, 6: six}.__getitem__)

    return put


def test_in_the_network_it_is_the_address_that_others_see(routed):
    routed("192.168.1.5", "fd00::2")
    assert PageAddress("lan").host() == lan_address() == "192.168.1.5"
    assert url("0.0.0.0", 8080, "t") == "http://192.168.1.5:8080/t"


def test_all_addresses_are_told_as_one_that_a_browser_opens(routed, monkeypatch):
    monkeypatch.setattr(module.socket, "has_dualstack_ipv6", lambda: True)
    for addresses, told in ((("192.168.1.5", "fd00::2"), "192.168.1.5"), (("", "fd00::2"), "[fd00::2]"), ((), "[::1]")):
        routed(*addresses)
        assert url("::", 8080, "t") == f"http://{told}:8080/t"
    monkeypatch.setattr(module.socket, "has_dualstack_ipv6", lambda: False)
    routed("192.168.1.5", "fd00::2")
    assert url("::", 8080, "t") == "http://[fd00::2]:8080/t"


def test_a_network_may_have_addresses_of_ipv6_alone(routed):
    routed("", "fd00::2")
    assert lan_address() == "fd00::2"


@pytest.mark.parametrize(("four", "six"), [("8.8.8.8", ""), ("8.8.8.8", "fd00::2"), ("", "2a00:1450:4001::1")])
def test_an_address_open_to_the_world_must_be_named(routed, four, six):
    routed(four, six)
    with pytest.raises(OSError, match="open to the whole world"):
        lan_address()
    assert PageAddress(four or six).host() == (four or six)


@pytest.mark.parametrize("host", ["", "127.0.0.1"])
def test_without_a_network_there_is_none(routed, host):
    routed(host)
    with pytest.raises(OSError, match="in no network"):
        lan_address()


@pytest.mark.parametrize("version", [4, 6])
def test_the_system_is_asked_and_answers_with_an_address(version):
    host = module.route(version)
    assert not host or ipaddress.ip_address(host).version == version


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """Return a function: what the kernel calls itself, and the devices of its default routes, the best first."""

    def told(release="6.1.0", devices=("eth0",)):
        rows = [f"{name} 00000000 0101A8C0 0003 0 0 {metric} 00000000 0 0 0" for metric, name in enumerate(devices)]
        (tmp_path / "release").write_text(release)
        (tmp_path / "route").write_text("\n".join(["Iface Destination ...", *reversed(rows)]))
        monkeypatch.setattr(module, "KERNEL", tmp_path / "release")
        monkeypatch.setattr(module, "ROUTES", tmp_path / "route")

    return told


@pytest.mark.parametrize(
    ("host", "release", "devices", "told"),
    [
        ("192.168.1.5", "6.1.0", ("eth0",), ""),
        ("192.168.1.5", "6.1.0", ("eth0", "tun0"), ""),
        ("10.8.0.2", "6.1.0", ("tun0", "eth0"), "VPN"),
        ("10.2.0.2", "6.1.0", ("wg-home",), "VPN"),
        ("100.101.1.2", "6.1.0", ("eth0",), "VPN"),
        ("172.28.1.2", "5.15.153.1-microsoft-standard-WSL2", ("eth0",), "WSL"),
        ("127.0.0.1", "5.15.153.1-microsoft-standard-WSL2", ("tun0",), ""),
        ("192.168.1.5", "6.1.0", (), ""),
    ],
)
def test_an_address_that_a_phone_may_not_get_to_is_told(kernel, host, release, devices, told):
    kernel(release, devices)
    assert told in module.doubt(host)
    assert bool(module.doubt(host)) is bool(told)
