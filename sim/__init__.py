"""Open Channel: how ketamine works, on models that run while a student watches."""

__version__ = "0.1.0"
