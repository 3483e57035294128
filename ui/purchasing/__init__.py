"""Buying parts: what should be ordered, purchase orders, suppliers."""
