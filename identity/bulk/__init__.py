"""Bulk jobs: many rows in one request, carried out in the background, chunk by chunk."""
