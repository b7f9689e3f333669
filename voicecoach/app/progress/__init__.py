"""What the commands for what was done do: notes, pain, the report, the journal to a file and back."""
