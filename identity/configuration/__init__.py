"""Settings of the running installation that administrators change."""
