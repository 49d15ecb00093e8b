"""One-time tokens: sign-in links that a back end makes for an e-mail address."""
