"""The networks: a recurrent stack, and one file for each task that reads its states."""
