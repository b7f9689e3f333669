"""What a person writes: a routine file, read into a `Routine` or into located problems.

`model` says what a routine is, `fields` what may stand in its file; `library.load` reads one.
"""
