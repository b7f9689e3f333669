"""Commands for when it is done: programme, due, calendar and remind."""
