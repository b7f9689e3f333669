"""A person's settings: the `model` of what their `file` holds; `parse`, `checks`, and a `change` of a line."""
