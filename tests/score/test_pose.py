"""Every step of an exercise knows how that looks, the rest before it too."""

from voicecoach.language.english import ENGLISH
from voicecoach.pose.library import POSES
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose

TEXT = """
exercises:
  - {name: Plank, pose: plank, hold: 10s}
  - {name: Row, hold: 10s, picture: row.png}
"""


def test_steps_know_the_pose_of_their_exercise():
    steps = compose(read(TEXT, wishes={"picture": lambda name, _: f"/pictures/{name}"}).routine, ENGLISH)
    seen = {(step.name, step.about.pose, step.about.picture) for step in steps if step.name}
    assert seen == {("Plank", (POSES["plank"],), ""), ("Row", (), "/pictures/row.png")}
