"""The technician's home: the visits of a day in order, the next one complete, what is due tomorrow and what is owed."""
