"""Lines cut, joined and moved, so that each tells of one exercise or of all of them."""
