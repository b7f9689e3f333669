"""Blocks of exercises: unrolled into turns, and those that go by the clock."""
