"""YAML as text and as a tree whose nodes know their places. Begin with `tree`."""
