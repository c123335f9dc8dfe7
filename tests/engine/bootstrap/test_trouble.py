import pytest

from engine.bootstrap.trouble import explain, is_offline

OFFLINE = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(Failed to establish a new connection)'
ERROR: Could not find a version that satisfies the requirement torch==2.13.0 (from versions: none)
ERROR: No matching distribution found for torch==2.13.0
"""


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (OFFLINE, "PyTorch could not be downloaded: the Python package index cannot be reached."),
        ("ERROR: Could not install: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: [Errno 13] Permission denied: 'site-packages'", "a folder may not be written to"),
        (
            "ERROR: No matching distribution found for torch==2.13.0",
            "there is no torch==2.13.0 for this system",
        ),
        ("something else\nthe very reason\n", "The last lines are:\n  something else\n  the very reason"),
    ],
)
def test_every_trouble_says_what_and_why(output: str, sentence: str) -> None:
    assert sentence in explain("PyTorch", output, "the.log")


def test_a_missing_version_is_not_a_missing_connection() -> None:
    assert is_offline(OFFLINE)
    assert not is_offline("ERROR: No matching distribution found for torch==2.13.0+cpu")
