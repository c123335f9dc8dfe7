"""One file to read, wherever it lies: on disk, compressed, inside an archive, or pasted."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Packing(str, Enum):
    """What stands between the bytes on disk and the bytes of the file."""

    NONE = "none"
    GZIP = "gzip"
    XZ = "xz"
    BZIP2 = "bzip2"
    ZIP = "zip"  # a member of a zip archive
    TAR = "tar"  # a member of a tar archive, itself compressed or not
    PASTED = "pasted"  # no file at all


COMPRESSED = {".gz": Packing.GZIP, ".xz": Packing.XZ, ".bz2": Packing.BZIP2}


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """`path` lies on disk; `name` is what the user calls it and has the ending that tells its format.

    `size` counts bytes on disk. `member` is the name inside an archive, `pasted` the bytes of a pasted text.
    """

    path: Path
    name: str
    size: int
    packing: Packing = Packing.NONE
    member: str = ""
    pasted: bytes = b""

    @property
    def suffix(self) -> str:
        """The ending that tells the format: `.csv` of reviews.csv.gz."""
        name, suffix = posixpath.splitext((self.member or self.name).lower())
        if suffix in COMPRESSED and self.packing not in (Packing.ZIP, Packing.TAR):
            suffix = posixpath.splitext(name)[1]
        return suffix

    @property
    def hash_name(self) -> str:
        """The name of the file on disk, which for a member is that of its archive."""
        return self.path.name if self.packing in (Packing.ZIP, Packing.TAR) else self.name
