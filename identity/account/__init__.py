"""What people do with their own account, as far as the account centre's settings let them."""
