"""What a trained network is for: scoring texts and writing them."""
