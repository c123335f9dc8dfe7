"""Processes that learn together, started as torchrun starts them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def team_environment(rank: int, size: int, port: int) -> dict[str, str]:
    """What torchrun says to process `rank` of `size`."""
    seat = {"RANK": rank, "WORLD_SIZE": size, "LOCAL_RANK": rank, "LOCAL_WORLD_SIZE": size}
    told = {name: str(value) for name, value in seat.items()}
    return {
        **os.environ,
        **told,
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": str(port),
        "OMP_NUM_THREADS": "1",
        "UNROLL_NO_BOOTSTRAP": "1",
        "PYTHONPATH": str(ROOT),
    }


def start_team(command: Sequence[str], size: int = 2) -> list[subprocess.Popen[str]]:
    """`size` processes of the same Python command, which will meet."""
    port = free_port()
    return [
        subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=team_environment(rank, size, port),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for rank in range(size)
    ]


def end_of(processes: Sequence[subprocess.Popen[str]], seconds: float = 150) -> list[tuple[int, str, str]]:
    """Wait for all of them: exit code, what was said, what was complained about."""
    try:
        said = [process.communicate(timeout=seconds) for process in processes]
    finally:
        for process in processes:
            process.kill()
    return [(process.returncode, *texts) for process, texts in zip(processes, said, strict=True)]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
