"""A package for tests alone: Google's keys are where the environment says, so that a test can speak for Google."""

import os
from dataclasses import replace

from identity.connectors.providers import google

CONNECTOR = replace(google.CONNECTOR, id="google-elsewhere")
object.__setattr__(google.PROVIDER, "jwks_uri", os.environ["GOOGLE_KEYS"])
