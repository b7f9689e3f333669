"""The phone page of a real session, in a real browser: as a person on the mat uses it."""

import http.client
import os
import re
import signal
import subprocess
import sys
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("termios")

from begun import begun
from browser import PROGRAM, Browser
from sound_server import wait_until
from terminal import Terminal

from voicecoach.app.live.phone import picture
from voicecoach.session.control.remote_client import STATUS, ask, sessions

resource = pytest.importorskip("resource")
COMMAND = str(Path(sys.executable).with_name("voicecoach"))
ROUTINE = """\
name: Legs
cues: beeps
exercises:
  - {name: Clamshell, hold: 50s, sets: 2, get_ready: 1s}
  - {name: Bridge, hold: 60s}
  - {name: Stretch, hold: 60s}
"""
ADDRESS = re.compile(r"Phone page: (http://\S+)")


@pytest.fixture
def words(tmp_path):
    """Return the words of a session without sound."""
    (tmp_path / "legs.yaml").write_text(ROUTINE)
    return [COMMAND, "start", str(tmp_path / "legs.yaml"), "--output", "null", "--voice", "hum"]


@pytest.fixture
def started(words):
    """Return a function that starts a session in a terminal, and returns it with its page's address."""
    with ExitStack() as stack:

        def start(*more):
            terminal = stack.enter_context(Terminal([*words, *(more or ("--remote",))], {}))
            wait_until(lambda: "starts by itself" in terminal.said, "the invitation", 20)
            return terminal, ADDRESS.search(terminal.said)[1]

        yield start


@pytest.fixture
def browser(tmp_path, required):
    required(PROGRAM)
    if resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY:
        pytest.skip("a browser reserves more addresses than this shell's limit (ulimit -v) allows")
    with Browser(tmp_path / "profile") as made:
        made.become_phone()
        yield made


def shows(browser, element, text):
    browser.wait_until(f"document.querySelector('#{element}').textContent.includes({text!r})")


def ask_page(address, path="", method="POST", **headers):
    """Return the status of an answer of the page's process."""
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(parts.netloc, timeout=10)) as client:
        client.request(method, parts.path + path, headers={"Origin": f"http://{parts.netloc}", **headers})
        return client.getresponse().status


def test_a_session_is_begun_driven_and_ended_from_the_phone(started, browser):
    terminal, address = started()
    browser.open(address)
    shows(browser, "main", "Start")
    assert not begun()
    browser.tap("#main")
    shows(browser, "name", "Clamshell")
    wait_until(begun, "the session's beginning")
    shows(browser, "state", "hold")
    first = int(browser.text("#number"))
    browser.wait_until(f"parseInt(document.querySelector('#number').textContent) <= {first - 2}")
    shows(browser, "where", "Set 1 of 2")
    browser.tap("#main")
    wait_until(lambda: "PAUSED" in terminal.said, "the pause on the screen")
    shows(browser, "told", "Paused.")
    shows(browser, "main", "Go on")
    browser.look("document.querySelector('#main').focus()")
    browser.press("Enter")
    shows(browser, "main", "Pause")
    browser.press("Tab")
    browser.press("Tab")
    assert browser.look("document.activeElement.dataset.command") == "next"
    browser.press(" ")
    shows(browser, "state", "rest")
    browser.tap("[data-command=back]")
    shows(browser, "where", "Set 1 of 2")
    browser.tap("[data-command=hurts]")
    shows(browser, "told", "If it keeps hurting")
    shows(browser, "name", "Bridge")
    assert "Traceback" not in terminal.said
    browser.look("window.confirm = () => true; 1")
    browser.tap("[data-command=quit]")
    assert terminal.wait(10) == 130
    shows(browser, "told", "The session is over.")
    assert browser.text("#name") == "Session over"
    assert browser.look("['count', 'session', 'controls'].every((id) => !document.getElementById(id).offsetHeight)")
    assert browser.look("document.activeElement.id") == "name", "the focus isn't lost with the buttons"
    assert browser.look("[...document.querySelectorAll('button')].every((b) => b.ariaDisabled === 'true')")
    assert terminal.settings == terminal.settings_before
    assert terminal.still_running() == []


def test_the_page_asks_for_nothing_from_elsewhere_and_breaks_no_rule(started, browser):
    terminal, address = started()
    browser.open(address)
    browser.tap("#main")
    shows(browser, "name", "Clamshell")
    asked = {
        event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"
    }
    assert asked == {address, f"{address}/events", f"{address}/resume"}
    assert [event for event in browser.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")] == []
    script = "fetch('http://127.0.0.1:9/').then(() => 'let through', () => 'refused')"
    assert browser.look(script) == "refused"
    assert any("Content Security Policy" in str(event) for event in browser.events), "the check above can fail"
    assert terminal.process.poll() is None


@pytest.mark.parametrize("dark", [False, True])
def test_all_of_it_fits_a_phone(started, browser, tmp_path, dark):
    _, address = started()
    browser.become_phone(dark=dark)
    browser.open(address)
    browser.tap("#main")
    shows(browser, "where", "Set 1 of 2")
    assert browser.look("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [390, 844]
    assert browser.look("Math.min(...[...document.querySelectorAll('button')].map((b) => b.offsetHeight))") >= 48
    background = browser.look("getComputedStyle(document.body).backgroundColor")
    assert background == ("rgb(13, 17, 21)" if dark else "rgb(255, 255, 255)")
    browser.picture(tmp_path / "page.png")
    assert (tmp_path / "page.png").stat().st_size > 20_000, "an empty page is smaller"


def test_a_page_that_lost_the_session_says_so_and_finds_it_again(started, browser):
    terminal, address = started()
    browser.open(address)
    browser.tap("#main")
    shows(browser, "name", "Clamshell")
    terminal.process.send_signal(signal.SIGSTOP)
    shows(browser, "told", "The session doesn't answer")
    assert ask_page(address, "/next") == 503
    terminal.process.send_signal(signal.SIGCONT)
    shows(browser, "told", "Connected again.")
    shows(browser, "state", "paused")


def test_a_page_process_that_is_killed_is_told_of_and_its_page_found_again(started, browser):
    terminal, address = started()
    browser.open(address)
    browser.tap("#main")
    shows(browser, "name", "Clamshell")
    os.kill(worker(terminal), signal.SIGKILL)
    shows(browser, "state", "no connection")
    wait_until(lambda: "it is back at the same address" in terminal.said, "the notice")
    shows(browser, "told", "Connected again.")
    shows(browser, "state", "hold")
    os.kill(worker(terminal), signal.SIGKILL)
    terminal.process.kill()
    shows(browser, "told", "the session is over, or out of reach")


def worker(terminal):
    """Return the page's process."""
    tasks = Path(f"/proc/{terminal.process.pid}/task").glob("*/children")
    children = [pid for task in tasks for pid in task.read_text().split()]
    return next(int(pid) for pid in children if b"phone.worker" in Path(f"/proc/{pid}/cmdline").read_bytes())


def test_a_session_that_is_killed_is_over_on_the_page_too(started, browser):
    terminal, address = started()
    browser.open(address)
    browser.tap("#main")
    shows(browser, "name", "Clamshell")
    terminal.process.kill()
    shows(browser, "told", "The session is over.")
    wait_until(lambda: not reachable(address), "the end of the page's process")


def reachable(address):
    with suppress(OSError):
        return bool(ask_page(address, method="GET"))
    return False


def test_a_key_begins_and_the_help_shows_the_address(started):
    terminal, address = started()
    terminal.press("x")
    wait_until(begun, "the session's beginning")
    before = len(terminal.said)
    terminal.press("?")
    wait_until(lambda: address in terminal.said[before:], "the help")
    terminal.press("q")
    assert terminal.wait(10) == 130


def test_in_plain_lines_the_address_is_told_and_nobody_is_waited_for(words):
    with subprocess.Popen([*words, "--remote", "--plain"], stdout=subprocess.PIPE, text=True) as session:
        address = ADDRESS.match(session.stdout.readline())[1]
        assert session.stdout.readline().split(None, 1)[1] == "Legs\n"
        assert ask_page(address, "/pause", Host="evil.example") == 404
        assert ask_page(address + "x", "/pause") == 404
        assert ask_page(address, "/pause", Origin="http://evil.example") == 403
        assert ask_page(address, "/pause", "GET") == 405
        wait_until(begun, "the session's beginning")
        assert not ask(sessions()[0], STATUS).paused
        wait_until(lambda: ask_page(address, "/pause") == 204, "the page to have heard of the session")
        wait_until(lambda: ask(sessions()[0], STATUS).paused, "the pause")
        assert ask_page(address, "/quit") == 204
        assert session.wait(10) == 130


def test_in_the_network_there_is_a_code_to_scan(started):
    terminal, address = started("--remote", "0.0.0.0")
    assert "█▀▀" in terminal.said or "▄▄▄▄▄" in terminal.said
    assert ask_page(address, method="GET") == 200
    terminal.press("x")
    wait_until(begun, "the session's beginning")
    terminal.press("q")
    assert terminal.wait(10) == 130


def test_the_code_is_that_of_the_address():
    segno = pytest.importorskip("segno")
    address = "http://192.168.1.5:8080/s3cret-token"
    rows = [re.sub(r"\x1b\[\d+m", "", line) for line in picture(address).split("\n")]
    light = [[each in above for each in row] for row in rows for above in ("█▀", "█▄")]
    dark = [[not bit for bit in row[2:-2]] for row in light[2:]]
    wanted = segno.make(address, error="l", micro=False).matrix
    assert dark[: len(wanted)] == [[bool(bit) for bit in row] for row in wanted]


def test_a_place_that_is_none_is_a_mistake_and_one_that_is_taken_is_not(words, tmp_path):
    ran = subprocess.run([*words, "--remote", "nowhere"], capture_output=True, text=True, check=False, timeout=30)
    assert ran.returncode == 2
    assert "“nowhere” is neither here, lan, off nor an address" in ran.stderr
    with subprocess.Popen(
        [*words, "--remote", "198.51.100.1", "--plain"], stdout=subprocess.PIPE, text=True
    ) as session:
        lines = iter(session.stdout.readline, "")
        assert any("There is no phone page: 198.51.100.1: " in line for line in lines)
        assert any("Clamshell" in line for line in lines)
        session.send_signal(signal.SIGINT)
        assert session.wait(10) == 130


def test_settings_ask_for_it_and_a_flag_calls_it_off(words, tmp_path):
    (tmp_path / "config").mkdir()
    for setting, more, served in (("true", [], True), ("here", ["--remote=off"], False), ("off", [], False)):
        (tmp_path / "config" / "config.yaml").write_text(f"remote: {setting}\n")
        with subprocess.Popen([*words, *more, "--plain"], stdout=subprocess.PIPE, text=True) as session:
            assert bool(ADDRESS.match(session.stdout.readline())) is served
            session.send_signal(signal.SIGINT)
            session.communicate(timeout=10)
