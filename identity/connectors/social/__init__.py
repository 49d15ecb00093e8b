"""How people sign in at other providers: the protocols, and what providers tell of a person."""
