"""Who may use an application that is not open to everybody; whoever imports a part has the listeners too."""

from identity.access_control import listeners as listeners
