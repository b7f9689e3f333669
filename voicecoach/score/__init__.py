"""What is heard, and when: a routine becomes steps, and steps become cues at frames. Pure: no clock, no I/O.

Begin with `compose` and `place`.
"""
