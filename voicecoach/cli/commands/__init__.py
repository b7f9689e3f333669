"""The commands, a file each: parse, call one function, echo, return a code."""
