"""Commands for a session: start, resume, list, show, export, and what drives a running one."""
