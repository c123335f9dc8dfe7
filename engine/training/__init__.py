"""Learning: batches, the loop that yields events, evaluation, and states that survive a kill."""
