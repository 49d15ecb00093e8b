"""The product assembled: the web application and the command line."""
