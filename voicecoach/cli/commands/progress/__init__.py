"""Commands for what was done: history, report, pain, note and journal."""
