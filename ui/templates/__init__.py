"""Checklist templates: the list, import and export of forms, the editor."""
