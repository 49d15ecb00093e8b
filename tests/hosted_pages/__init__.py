"""The HTML of the hosted pages, before any script runs."""
