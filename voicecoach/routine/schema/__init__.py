"""The table of fields for editors and in words: `json_schema` and `describe`."""
