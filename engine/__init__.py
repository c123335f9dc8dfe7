"""Unroll's engine: everything but the window. No Qt anywhere."""

__version__ = "0.1.0"
