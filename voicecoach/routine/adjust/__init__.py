"""A routine made to fit a person and a day: `level`, `variants`, `parts`, `shorten`; and found by `search`."""
