"""The warehouse: the queue of tasks, and the bench at which they are done by scanner."""
