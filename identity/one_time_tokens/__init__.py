"""One-time tokens, by which a back end signs people in; whoever imports a part has the listeners too."""

from identity.one_time_tokens import listeners as listeners
