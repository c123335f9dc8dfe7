"""The parts that pages are built from; every one takes its colours and sizes from `gui.theme`."""
