"""Just-in-time provisioning: who becomes a member of an organization by signing up, and with which roles."""
