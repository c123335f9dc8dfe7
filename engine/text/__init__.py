"""Documents become numbers: cutters, the vocabulary, and the one pipeline for training, scoring and writing."""
