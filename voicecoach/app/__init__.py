"""What the commands do, one function each, for them and for programs that embed voicecoach.

Begin with `prepare` (a routine, ready to be played), `live.start` (a session) and `export.session` (a file).
"""
