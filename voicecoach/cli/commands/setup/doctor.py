"""`voicecoach doctor`: what works here, what doesn't, and what to do about it."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import click

from voicecoach import __version__
from voicecoach.app.messages import tell
from voicecoach.cli.setting_option import slips
from voicecoach.core.errors import Exit

if TYPE_CHECKING:
    from voicecoach.app.health.finding import HealthFinding


@click.command("doctor")
@click.option("--mend", is_flag=True, help="Mend a journal that another program damaged; a copy is made first.")
def doctor_command(mend: bool) -> int:
    """Check that voice, sound and folders work here.

    Where something is missing, say what to do.
    """
    from voicecoach.app.health.report import findings

    click.echo(f"voicecoach {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}")
    bad = []
    for finding in findings(mend, slips):
        if finding.needed and not finding.status.usable:
            bad.append(finding)
        _tell(finding)
    state = "All is well." if not bad else "Sessions work, but not with everything: see the lines marked !!"
    stopped = any(finding.stops for finding in bad)
    click.echo()
    tell("No session can start like this: see the lines marked !!" if stopped else state)
    return Exit.PROBLEMS if stopped else Exit.NO_DEVICE if bad else Exit.FINE


def _tell(finding: HealthFinding) -> None:
    mark = "ok" if finding.status.usable else "!!" if finding.needed else "--"
    tell(f"{mark}  {finding.what}{': ' if finding.status.reason else ''}{finding.status.reason}")
    if finding.status.hint and not finding.status.usable:
        tell(f"    hint: {finding.status.hint}", 10)
