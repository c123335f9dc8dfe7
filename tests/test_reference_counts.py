"""PySide6 6.12.0 loses a reference to None in every call that returns nothing.

Python 3.10 and 3.11 then end with "none_dealloc" after some thousands of calls, at any place. This test is here so
that an upgrade that brings the fault back is seen at once.
"""

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

CALLS = 1000
STRAY = 50  # other threads and caches may take or give a few


def test_calls_that_return_nothing_keep_the_count_of_none(qapp: QCoreApplication) -> None:
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < STRAY


def test_calls_that_answer_yes_or_no_keep_the_counts(qapp: QCoreApplication) -> None:
    widget = QWidget()
    before = sys.getrefcount(True), sys.getrefcount(False)
    for _ in range(CALLS):
        widget.isEnabled()
        widget.isVisible()
    assert abs(sys.getrefcount(True) - before[0]) < STRAY
    assert abs(sys.getrefcount(False) - before[1]) < STRAY
