"""The verbs of the command line, one idea a file. `engine.cli` reads the arguments and calls them."""
