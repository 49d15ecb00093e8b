"""How people sign in and what the pages look like; whoever imports a part has the listeners too."""

from identity.experience import listeners as listeners
