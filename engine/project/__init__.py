"""One file that keeps it all: recipe, text pipeline, runs, checkpoints, history."""
