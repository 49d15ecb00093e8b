"""What people let applications do, and the tokens of it; whoever imports a part has the listeners too."""

from identity.grants import listeners as listeners
