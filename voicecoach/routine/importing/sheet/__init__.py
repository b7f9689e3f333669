"""A sheet in plain text or Markdown: its lines, what each is for, and its exercises. See `plain_text`."""
