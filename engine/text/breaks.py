"""Signs across which jieba never makes one word, so that what is between two of them can be cut by itself."""

from __future__ import annotations

import re

_BREAKS = "，。！？；：、…,!?;:“”‘’（）()《》【】~～\"'\\s"
BREAK = re.compile(f"[{_BREAKS}]")
CLAUSE = re.compile(f"[^{_BREAKS}]+")
