"""Voices turn text into clips; each has a status and, when it can't be used, the reason."""
