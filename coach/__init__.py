"""Practice for the conversations that make or break a professional relationship."""

__version__ = "0.1.0"
