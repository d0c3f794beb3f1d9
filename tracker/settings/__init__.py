"""How the product is set up: one table of settings for the file, the environment, the command line and the screen."""
