"""Synchronisation: the sans-I/O core that a device runs, and what carries it (transport, driver, safety copy)."""
