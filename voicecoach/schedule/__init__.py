"""When it is done: what is `due`, the stage of a `programme`, calendar files, reminders and notifications."""
