"""A routine made to fit a person and a day: `level`, `person`, `variants`, `parts`, `shorten`; found by `search`."""
