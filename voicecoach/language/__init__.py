"""All that is said and shown in a session, one file for each language: `lookup.language` returns the one to use."""
