"""Keystead, assembled: the only package that knows every face."""

__version__ = "0.1.0"
