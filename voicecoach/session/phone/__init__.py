"""The phone page: one page that shows a running session and drives it, served by a process of its own."""
