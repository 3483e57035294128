"""Diagnosis trees: which there are, what they know, makers' tables of error codes."""
