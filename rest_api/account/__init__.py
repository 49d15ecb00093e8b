"""The Account API: what people do with their own account, from whatever page or program their token was made for."""
