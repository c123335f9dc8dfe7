"""The data doctor: what is wrong with a corpus, and how it is mended while it is read."""
