"""The ways out of the server: one guarded way to every host that somebody has configured."""
