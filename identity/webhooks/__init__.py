"""Webhooks: where events are delivered."""
