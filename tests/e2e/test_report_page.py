"""The report in a real browser: it is drawn, nothing in it runs, and no request leaves the file."""

import json
import subprocess
from datetime import date

import pytest
from simulated import Simulated, a_year

from voicecoach.journal.history import pasts
from voicecoach.journal.report.content import Subject, report
from voicecoach.journal.report.html import page
from voicecoach.routine.frequency import Frequency

resource = pytest.importorskip("resource")
TODAY = date(2026, 11, 20)
BROWSER = "chromium"
NOWHERE = "http://nowhere.invalid/picture.png"


@pytest.fixture
def html(tmp_path):
    """Return a report of a year, as a file."""
    with Simulated(tmp_path / "journal.sqlite3", tmp_path / "hip.yaml") as journal:
        a_year(journal, TODAY)
        made = report(
            Subject("Hip <script>document.title='run'</script>", every=Frequency(2)), pasts(journal.store), TODAY
        )
    path = tmp_path / "report.html"
    path.write_text(page(made), encoding="utf-8")
    return path


@pytest.fixture
def browse(tmp_path, required):
    """Return a function that opens a page with no network: what was printed, and what was asked for."""
    required(BROWSER)
    if resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY:
        pytest.skip("a browser reserves more addresses than this shell's limit (ulimit -v) allows")

    def opened(path, *wish):
        log = tmp_path / "net.json"
        quiet = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
        words = (*quiet, f"--user-data-dir={tmp_path / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND")
        command = [BROWSER, *words, f"--log-net-log={log}", *wish, path.as_uri()]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=100, check=True, cwd=tmp_path)
        return ran.stdout, requests(json.loads(log.read_text(encoding="utf-8")))

    return opened


def requests(log):
    """Return the addresses that the page asked for; the browser's own business has no frame it belongs to."""
    events = [event.get("params", {}) for event in log["events"]]
    asked = {
        event["url"]
        for event in events
        if event.get("url") and event.get("initiator", "not an origin") != "not an origin"
    }
    return {url for url in asked if not url.startswith(("file:", "data:", "chrome:"))}


def test_the_page_is_drawn_and_nothing_in_it_runs_or_asks(html, browse):
    drawn, asked = browse(html, "--dump-dom")
    assert asked == set()
    assert "<title>Home exercises: Hip &lt;script&gt;" in drawn
    assert drawn.count("<circle") > 300
    assert drawn.count("<tr>") > 170


def test_what_would_ask_is_seen_and_the_policy_forbids_it(html, browse):
    """The check above can fail: without the policy, a picture from elsewhere is asked for."""
    text = html.read_text(encoding="utf-8").replace("</main>", f'<img src="{NOWHERE}" alt=""></main>')
    html.write_text(text, encoding="utf-8")
    assert browse(html, "--dump-dom")[1] == set()
    html.write_text(text.replace('http-equiv="Content-Security-Policy"', ""), encoding="utf-8")
    assert browse(html, "--dump-dom")[1] == {NOWHERE}


def test_a_picture_and_a_print_come_out(html, browse, tmp_path):
    browse(html, f"--screenshot={tmp_path / 'page.png'}", "--window-size=1000,1400")
    browse(html, f"--print-to-pdf={tmp_path / 'page.pdf'}")
    assert (tmp_path / "page.png").stat().st_size > 50_000, "an empty page is smaller"
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
