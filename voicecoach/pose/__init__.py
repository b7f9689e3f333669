"""Drawings of positions: a short notation, named poses, and figures as SVG or in the cells of a terminal.

Begin with `model` and `scene`.
"""
