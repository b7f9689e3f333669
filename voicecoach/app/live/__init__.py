"""A live session from start to end: `start.run_session` plays one, with all that accompanies it."""
