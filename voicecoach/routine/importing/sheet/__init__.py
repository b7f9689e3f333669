"""A sheet in plain text or Markdown: its lines, what each is for, and the exercises that they make. See `plain_text`."""
