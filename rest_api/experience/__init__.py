"""The Experience API: the steps of the hosted sign-in, for whoever holds an interaction's cookie."""

from rest_api.experience.routes import routes

__all__ = ["routes"]
