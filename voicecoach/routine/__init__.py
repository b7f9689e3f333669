"""What a person writes: a routine file, read into a `Routine` or into located problems."""
