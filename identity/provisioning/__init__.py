"""Who joins an organization by signing up; whoever imports a part has the listeners too."""

from identity.provisioning import listeners as listeners
