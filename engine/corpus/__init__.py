"""Files become documents: formats, encodings, inspection, splits."""
