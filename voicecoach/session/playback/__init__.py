"""Where a session is and what is heard of it: `transport` (pure), `player` and the `loop` around both."""
