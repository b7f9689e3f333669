"""`voicecoach doctor`: what works here, what doesn't, and what to do about it."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from voicecoach import __version__
from voicecoach.app.messages import tell
from voicecoach.cli.data import data_option, echo_data
from voicecoach.cli.setting_option import slips
from voicecoach.core.errors import Exit

if TYPE_CHECKING:
    from voicecoach.app.health.finding import HealthFinding


@click.command("doctor")
@click.option("--mend", is_flag=True, help="Mend a journal that another program damaged; a copy is made first.")
@data_option
def doctor_command(mend: bool, as_json: bool) -> int:
    """Check that voice, sound and folders work here.

    Where something is missing, say what to do. `voicecoach help troubleshooting` has more.
    """
    from voicecoach.app.health.report import findings

    if not as_json:
        click.echo(f"voicecoach {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}")
    found = []
    for finding in findings(mend, slips):
        found.append(finding)
        if not as_json:
            _tell(finding)
    if as_json:
        echo_data(_data(found))
    bad = [finding for finding in found if finding.needed and not finding.status.usable]
    stopped = any(finding.stops for finding in bad)
    if not as_json:
        _conclude(bool(bad), stopped)
    return Exit.PROBLEMS if stopped else Exit.NO_DEVICE if bad else Exit.FINE


def _conclude(bad: bool, stopped: bool) -> None:
    state = "All is well." if not bad else "Sessions work, but not with everything: see the lines marked !!"
    click.echo()
    if bad:
        tell("More about each: voicecoach help troubleshooting")
    tell("No session can start like this: see the lines marked !!" if stopped else state)


def _data(found: Sequence[HealthFinding]) -> dict[str, object]:
    rows = [{"what": each.what, **each.status._asdict(), "needed": each.needed, "stops": each.stops} for each in found]
    about = {"version": __version__, "python": platform.python_version(), "system": platform.platform(terse=True)}
    return {**about, "findings": rows}


def _tell(finding: HealthFinding) -> None:
    mark = "ok" if finding.status.usable else "!!" if finding.needed else "--"
    tell(f"{mark}  {finding.what}{': ' if finding.status.reason else ''}{finding.status.reason}")
    if finding.status.hint and not finding.status.usable:
        tell(f"    hint: {finding.status.hint}", 10)
