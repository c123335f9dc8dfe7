"""One page per stop of the road; each follows the workspace and knows no other page."""
