"""Words as vectors: near ones, pairs, analogies."""
