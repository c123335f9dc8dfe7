"""What a run is made of: every setting, declared once."""
