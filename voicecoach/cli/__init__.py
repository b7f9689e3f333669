"""The commands: parse, call one function, echo, return a code."""
