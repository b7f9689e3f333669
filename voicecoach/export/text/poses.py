"""Poses by name on a page of HTML, to choose from: no script, no requests."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from voicecoach.pose.model import Pose
from voicecoach.pose.scene import scene
from voicecoach.pose.svg import svg

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Poses</title>
<style>
@page { margin: 12mm; }
body { font: 11pt/1.3 system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; color: #000;
  background: #fff; margin: 1.5rem; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1.5rem 1rem; padding: 0;
  list-style: none; }
li { display: flex; flex-direction: column; justify-content: end; gap: .4rem; text-align: center; break-inside: avoid; }
svg { width: 100%; height: auto; max-height: 10rem; }
</style>
</head>
<body>
<h1>Poses</h1>
<p>For the field <code>pose</code> of an exercise. The right side is at work; for the left one they are mirrored.</p>
<ul>"""


def page(poses: Sequence[Pose]) -> str:
    """Return the page."""
    drawn = (f"<li>{svg(scene([pose]), pose.name)}<span>{escape(pose.name)}</span></li>" for pose in poses)
    return "\n".join([_HEAD, *drawn, "</ul>\n</body>\n</html>\n"])
