"""Field service and spare parts, offline first: everything that does not need Qt."""

__version__ = "0.1.0"
