"""Pictures that administrators and users upload."""
