"""Logs, a row or a line a set: of apps, of spreadsheets, and as text that an app shares."""
