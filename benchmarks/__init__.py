"""Repeatable measurements of the server, next to the limits of the machine they ran on."""
