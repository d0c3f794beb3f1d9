"""Makes the pictures of the README and the tables of keys in the guide."""
