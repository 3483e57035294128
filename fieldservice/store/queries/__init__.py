"""Queries, by what they are about: functions that take a Reader and return ids, rows of plain values or records."""
