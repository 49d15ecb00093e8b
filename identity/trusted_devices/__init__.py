"""Browsers that people trust with their second factor for a while; whoever imports a part has the listeners too."""

from identity.trusted_devices import listeners as listeners
