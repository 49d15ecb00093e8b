"""Global roles; whoever imports a part of the feature has its listeners too."""

from identity.roles import listeners as listeners
