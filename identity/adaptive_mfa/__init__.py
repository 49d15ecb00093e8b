"""Signs that a sign-in is not the person's own, for which alone a second factor is asked where it is adaptive."""
