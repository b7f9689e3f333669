"""The lines of a text as they are set: marks, indents, paragraphs, gaps, tables. See `text_line`."""
