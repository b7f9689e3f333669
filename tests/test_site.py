"""The pages of the commands are made from them: of the manual, and of the site, whose links all lead somewhere."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from voicecoach.cli.main import commands

ROOT = Path(__file__).parent.parent


def test_the_manual_is_made_from_the_commands():
    made = runpy.run_path(str(ROOT / "docs" / "reference.py"))
    page = (ROOT / "docs" / "voicecoach.1").read_text(encoding="utf-8")
    assert made["manual"]() == page, "run: python docs/reference.py"
    assert all(f"\n.SS voicecoach {name}" in page for name in commands())


def test_the_site_is_built_without_a_broken_link(tmp_path):
    pytest.importorskip("mkdocs", reason="the extra `docs` is not installed")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)]
    ran = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert all((tmp_path / "commands" / name / "index.html").is_file() for name in commands())
