"""What was done: each session and its steps, in a database of the person's own. Begin with `store` and `history`."""
