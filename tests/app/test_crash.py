"""Errors that nobody foresaw, anywhere: two lines, a report, an exit code of its own, and never a traceback.

It is brought in from the outside: by a package with an odd voice or output, or by one that is broken.
"""

import re
import sys
from pathlib import Path

import pytest

from voicecoach.core import crash

VOICE = """
import threading, sys
from voicecoach.sound.voices.hum import HumVoice
from voicecoach.session.outputs.null import NullSpeaker

def fail(*_, **__):
    raise {error}

def endless():
    endless()  # with arguments, Python 3.13 never ends it (python/cpython#132744)

class Voice(HumVoice):
    name, rank = "odd", -1
    {voice}

class Output(NullSpeaker):
    name, rank = "oddout", -1
    {output}
"""
NAMES = "[voicecoach.voices]\nodd = odd:Voice\n[voicecoach.outputs]\noddout = odd:Output\n"
UNFORESEEN = "error: something unexpected went wrong: "
TOLD = re.compile(UNFORESEEN + r"(.*)\nhint: .*the report is in (.*\.txt); please send it")


@pytest.fixture
def odd(home, monkeypatch):
    """Return a function that installs a package whose voice, or output, fails in some place."""

    def install(voice="pass", output="pass", error='RuntimeError("boom \\x1b[31m")'):
        folder = home / "site"
        (folder / "odd-1.0.dist-info").mkdir(parents=True)
        (folder / "odd-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 1.0\n")
        (folder / "odd-1.0.dist-info" / "entry_points.txt").write_text(NAMES)
        (folder / "odd.py").write_text(VOICE.format(voice=voice, output=output, error=error))
        monkeypatch.setenv("PYTHONPATH", str(folder))

    return install


@pytest.fixture
def broken(home, monkeypatch):
    """Return a function that puts a package which can't be loaded in place of another."""

    def put(package, error, only_in=""):
        (home / "site").mkdir()
        here = str(home / "site")
        elsewhere = f"import sys\nif {only_in!r} in sys.argv[0]: raise {error}\nsys.path.remove({here!r})\n"
        elsewhere += f"del sys.modules[{package!r}]\nimport {package}\n"
        (home / "site" / f"{package}.py").write_text(elsewhere if only_in else f"raise {error}\n")
        monkeypatch.setenv("PYTHONPATH", str(home / "site"))

    return put


def reports(home):
    return sorted((home / "log").glob("*")) if (home / "log").is_dir() else []


def told(ran, home):
    """Return what was told of the one thing that went wrong, and its report."""
    assert ran.returncode == 70, ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    (found,) = TOLD.finditer(ran.stderr)
    assert found[0].count("\n") == 1
    assert ran.stderr.count("error: ") == 1
    (path,) = reports(home)
    assert path == Path(found[2])
    return found[1], path.read_text()


SAY = ("say", "hello", "--voice", "odd", "--output", "oddout")


@pytest.mark.parametrize(
    ("voice", "output"),
    [
        ("__init__ = fail", "pass"),
        ("close = fail", "pass"),
        ("pass", "__init__ = fail"),
        ("pass", "start = fail"),
        ("pass", "alive = property(fail)"),
        ("pass", "close = fail"),
    ],
)
def test_a_package_that_fails_in_an_odd_place(script, odd, home, voice, output):
    odd(voice, output)
    what, report = told(script(*SAY), home)
    assert what == r"RuntimeError: boom \x1b[31m"
    assert report.startswith(what)
    assert re.search(r"^voicecoach \S+, Python 3\.\S+, \S+", report, re.MULTILINE)
    assert re.search(r"^command: .*voicecoach say hello --voice odd", report, re.MULTILINE)
    assert "Traceback (most recent call last):" in report
    assert "in fail" in report
    assert str(Path.home()) not in report or len(str(Path.home())) < 2


@pytest.mark.parametrize(
    ("error", "what"),
    [
        ("EOFError('no more')", "EOFError: no more"),
        ("BrokenPipeError(32, 'its own pipe')", r"BrokenPipeError: \[Errno 32\] its own pipe"),
        ("OSError(28, 'No space left on device')", "OSError: .*"),
        ("FileNotFoundError(2, 'gone', '/x')", "FileNotFoundError: .*"),
        ("MemoryError", "MemoryError"),
        ("KeyError('a')", "KeyError: 'a'"),
        ("ExceptionGroup('two', [ValueError(1)])" if sys.version_info >= (3, 11) else "ValueError(1)", ".*1.*"),
        ("UnicodeEncodeError('ascii', '\\ud800', 0, 1, 'no')", "UnicodeEncodeError: .*"),
        ("RuntimeError('x' * 5000)", "RuntimeError: x{200,300}…"),
        ("endless()", "RecursionError: .*"),
    ],
)
def test_whatever_is_raised(script, odd, home, error, what):
    odd("__init__ = fail", error=error)
    assert re.fullmatch(what, told(script(*SAY), home)[0])
    assert reports(home)[0].stat().st_size < crash.LONGEST + 2000


def test_one_that_cannot_be_written_down_is_still_told_in_two_lines(script, odd, home):
    odd("__init__ = fail")
    (home / "log").write_text("a file in the way")
    ran = script(*SAY)
    assert ran.returncode == 70
    first, second = ran.stderr.splitlines()
    assert first == r"error: something unexpected went wrong: RuntimeError: boom \x1b[31m"
    assert second == "hint: no report could be written (File exists); please send these two lines"


@pytest.mark.parametrize("package", ["numpy", "click", "yaml"])
@pytest.mark.parametrize("error", ["OSError('libodd.so.3')", "ImportError('libodd.so.3')", "SyntaxError('odd')"])
def test_a_broken_package_is_told_too(script, broken, home, package, error):
    broken(package, error)
    what, report = told(script("show", "quick.yaml", "--voice", "hum", env={"VOICECOACH_DATA": ""}), home)
    assert what.startswith(error.partition("(")[0])
    assert f"{package}.py" in report


@pytest.mark.parametrize("line", ["voicecoach show --voice ", "voicecoach start "])
def test_pressing_tab_tells_nothing_on_stdout(script, broken, home, line):
    broken("yaml" if line.endswith("start ") else "voicecoach_none", "ValueError('odd')")
    variables = {"_VOICECOACH_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    ran = script(env=variables)
    assert "odd" not in ran.stdout
    assert "Traceback" not in ran.stderr
    assert ran.returncode == (70 if ran.stderr else 0)


def test_what_happens_on_a_thread_is_told_at_the_end_and_ends_nothing(script, odd, home):
    odd(
        output="""
    def start(self, source):
        threading.Thread(target=fail, name="odd one").start()
        super().start(source)
    """
    )
    ran = script("say", "hello", "--voice", "hum", "--output", "oddout")
    assert ran.returncode == 0
    assert TOLD.match(ran.stderr)
    assert reports(home)  # one for each time that the output is started
    assert all("thread odd one" in path.read_text() for path in reports(home))


def test_what_python_cannot_raise_is_told_too(script, odd, home):
    odd(output="__del__ = fail")
    ran = script("say", "hello", "--voice", "hum", "--output", "oddout")
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_a_process_beside_the_session_reports_and_the_session_tells_of_it(script, broken, home):
    broken("h11", "RuntimeError('odd page')", only_in="phone")
    ran = script("start", "quick.yaml", "--voice", "hum", "--output", "null", "--plain", "--remote", "here", "--no-ask")
    assert ran.returncode == 0, ran.stderr
    assert "Quick: finished" in ran.stdout
    assert "There is no phone page" in ran.stdout
    (found,) = TOLD.finditer(ran.stderr)
    assert found[1] == "RuntimeError: odd page"
    (path,) = reports(home)
    assert path == Path(found[2])
    assert "voicecoach.worker voicecoach.session.phone.worker" in path.read_text()


def test_the_last_twenty_reports_are_kept_and_nothing_else_goes(home, monkeypatch):
    (home / "log").mkdir()
    (home / "log" / "notes.txt").write_text("mine")
    for number in range(30):
        assert "the report is in" in crash.report(ValueError(str(number))).hint
    kept = [path.read_text().splitlines()[0] for path in sorted((home / "log").glob("crash-*"))]
    assert kept == [f"ValueError: {number}" for number in range(10, 30)]
    assert (home / "log" / "notes.txt").exists()


def test_a_thread_that_fails_for_ever_fills_no_disk(home, capsys):
    heard = []
    with crash.telling(heard.append):
        for _ in range(50):
            crash.note(ValueError("again"))
        crash.note(KeyboardInterrupt())
    crash.tell_noted()
    assert len(reports(home)) == len(heard) == crash.MOST
    assert heard[0].startswith("Something unexpected went wrong: ValueError: again; the report is in ")
    assert capsys.readouterr().err.count("error: ") == crash.MOST


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_is_no_mishap_wherever_it_comes(script, odd, home):
    odd("__init__ = fail", error="KeyboardInterrupt")
    ran = script(*SAY)
    assert (ran.returncode, ran.stderr.strip(), reports(home)) == (130, "", [])


def test_the_command_itself_tells_it(run, home, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["voicecoach", "--help"])
    assert "70" in run("--help").out
