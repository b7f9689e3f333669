"""A person's routine files: `check` and `watch` them, `convert` another program's, the `editor`, the `fields`.

And how long any routine takes (`lengths`).
"""
