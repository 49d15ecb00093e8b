"""Browsers that people are signed in with; whoever imports a part of the feature has its listeners too."""

from identity.sessions import listeners as listeners
