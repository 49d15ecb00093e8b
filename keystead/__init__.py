"""Keystead, assembled: the only package that knows every face."""

from pathlib import Path

__version__ = "0.1.0"
UI_DIRECTORY = Path(__file__).parent / "ui"  # the built browser applications
