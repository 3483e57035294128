"""Numbers only: what can be worked out from data that somebody else has read. No store, no screens."""
