"""The word that leaves a choice to us. It stands alone, because a plain `list` has no time to load all choices."""

AUTO = "auto"
"""The level that the journal advises; the best voice."""
