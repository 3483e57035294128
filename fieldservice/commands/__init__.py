"""What the command line's commands do; they compose, so they stand beside `bootstrap` and `cli`."""
