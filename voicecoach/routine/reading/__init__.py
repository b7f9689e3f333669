"""YAML text becomes a `Routine`, a `Programme` or phrases, or all that is wrong with it. Begin with `routine`."""
