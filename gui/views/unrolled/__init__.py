"""The parts of the unrolled view: what it shows (picture), where things stand (geometry, spacing), and one painter per kind."""
