"""The visit: one path from setting off to leaving; every answer is on disk before the next question appears."""
