"""Who may use an application that is not open to everybody."""
