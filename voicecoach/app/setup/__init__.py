"""Trying and fitting what a session needs: `voices`, `sounds`, and the `ears` that hear spoken commands."""
