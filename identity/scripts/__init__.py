"""Scripts of administrators: claims of tokens and actions during sign-in."""
