"""Spoken commands, heard offline, over the coach's own voice. Begin with `companion` and `pipeline`."""
