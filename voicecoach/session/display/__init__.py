"""A session on the screen or in plain lines, drawn from a `View`. Begin with `choose`."""
