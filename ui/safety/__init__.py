"""Warnings of visits that can't start because something is not safe: above every page, and on the page of the job."""
