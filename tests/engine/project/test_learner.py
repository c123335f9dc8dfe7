"""Who trains a run, as another program sees it."""

from __future__ import annotations

import dataclasses
import os
import socket
import subprocess
import sys

import psutil

from engine.events import RunStarted
from engine.project.learner import (
    LEAST_REST,
    Learner,
    learner_as_json,
    learner_from_json,
    learner_here,
)

STARTED = RunStarted("run 1", "classification", "cpu", 1, 400, 3, 5, 40, 8)
FAR = Learner("far away", 7, 5.0, STARTED, seen=1000.0, rest=5.0)


def test_it_is_kept_as_it_is() -> None:
    assert learner_from_json(learner_as_json(FAR)) == FAR


def test_this_program_lives_and_knows_itself() -> None:
    learner = learner_here(STARTED, None)
    assert learner.is_this_program
    assert learner.here
    assert learner.lives()
    assert learner_here(STARTED, learner).rest >= 0


def test_another_program_of_this_computer_lives_as_long_as_it_does() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    learner = Learner(
        socket.gethostname(),
        process.pid,
        psutil.Process(process.pid).create_time(),
        STARTED,
        seen=0.0,
        rest=0.0,
    )
    assert learner.lives()
    assert not learner.is_this_program
    process.communicate(b"\n")
    assert not learner.lives()


def test_a_number_given_to_another_program_is_not_the_same() -> None:
    assert not Learner(socket.gethostname(), os.getpid(), 5.0, STARTED, 0.0, 0.0).lives()


def test_far_away_signs_of_life_count() -> None:
    assert FAR.lives(1000.0 + LEAST_REST - 1)
    assert not FAR.lives(1000.0 + LEAST_REST + 1)
    slow = dataclasses.replace(FAR, rest=100.0)
    assert slow.lives(1000.0 + 299)
    assert not slow.lives(1000.0 + 301)
