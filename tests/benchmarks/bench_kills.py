"""Runs are killed (SIGKILL) at random moments, and each must end as if it had not been.

    python3 -m tests.benchmarks.bench_kills --kills 200

Small runs of all five tasks, with a schedule, an average of the weights, dropout and a state saved after every step, are
killed at any moment, inside the saving of a state, and while the validation part is read; some are killed again while they
are being resumed. After every kill `check` must find nothing; at the end weights, optimiser, history and snapshots must be
those of a run that was left alone, to the bit. Every run is a process of its own (a fork, so that torch is loaded once).
Needs an operating system with fork. Exit code 1 when anything differs.
"""

from __future__ import annotations

import argparse
import hashlib
import mmap
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from engine.control import RunControl
from engine.events import Work, result_of
from engine.project.project import Project
from engine.recipe.recipe import Recipe
from engine.training import loop
from engine.training.preparing import Prepared
from engine.training.runs import resume_run, start_run
from tests.engine.training.helpers import a_recipe, prepared_corpus
from tests.engine.training.pairs import a_token_recipe, prepared_answers

CARE: dict[str, Any] = {"training__schedule": "cosine", "training__averaging": "ema", "training__epochs": 3}
PHASES = ("elsewhere", "learning", "saving", "validating", "looking")
TIMED = ("seconds", "examples_per_second", "tokens_per_second")


@dataclass(frozen=True)
class Case:
    """A small run, and how long it takes and what it comes to when it is left alone."""

    recipe: Recipe
    prepared: Prepared
    whole: str = ""
    seconds: float = 0.0


def make_cases(folder: Path) -> dict[str, Case]:
    """One for each task."""
    torch.set_num_threads(1)
    torch.optim.Adam(
        [torch.nn.Parameter(torch.zeros(1))]
    )  # imports much the first time: once, not in every fork
    cases: dict[str, Case] = {}
    for task in ("classification", "language_model"):
        recipe = a_recipe(task, **CARE)
        cases[task] = Case(recipe, prepared_corpus(folder, recipe))
    for task in ("aligned", "conditional", "seq2seq"):
        recipe = a_token_recipe(task, **CARE)
        cases[task] = Case(recipe, prepared_answers(folder, recipe))
    for task, case in cases.items():
        path, begun = folder / f"{task}-whole.unroll", time.monotonic()
        if wait_for(learn_apart(path, case, None)) != 0:
            sys.exit(f"{task}: the run that is left alone has failed.")
        cases[task] = Case(case.recipe, case.prepared, summed(path), time.monotonic() - begun)
    return cases


# The process that learns

_PHASE = mmap.mmap(-1, 1)  # shared with the processes that learn: what they are at


def learn_apart(path: Path, case: Case, kill: Callable[[], None] | None) -> int:
    """Start or go on with the run of a project in a process of its own, in which `kill` is called first; its number."""
    sys.stdout.flush()
    _PHASE[0] = 0
    if child := os.fork():
        return child
    code = 1
    try:
        mark_phases()
        if kill is not None:
            kill()
        learn(path, case)
        code = 0
    finally:
        os._exit(code)


def learn(path: Path, case: Case) -> None:
    """Train from wherever the project is."""
    with Project.open_or_create(path) as project:
        if project.runs():
            work: Work[Any] = resume_run(project, RunControl(), run="run 1", device="cpu")
        else:
            work = start_run(project, case.recipe, case.prepared, RunControl(), device="cpu")
        result_of(work)


def mark_phases() -> None:
    """Save after every step, and say what is being done."""
    loop.SAVE_SECONDS, loop.SAVE_SHARE = 0.0, 0
    for number, (owner, name) in enumerate(
        [(loop, "_learn_epoch"), (Project, "save_checkpoints"), (loop, "_validate"), (loop, "_close_epoch")],
        1,
    ):
        setattr(owner, name, _marked(getattr(owner, name), number))


def _marked(function: Any, number: int) -> Any:
    def marked(*given: Any, **named: Any) -> Any:
        before, _PHASE[0] = _PHASE[0], number
        result = function(*given, **named)
        if number != PHASES.index("saving"):
            return _marked_work(result, number)
        _PHASE[0] = before
        return result

    return marked


def _marked_work(work: Any, number: int) -> Any:
    _PHASE[0] = number
    result = yield from work
    _PHASE[0] = 0
    return result


def die() -> None:
    """As kill -9 does."""
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_save(draw: random.Random) -> Callable[[], None]:
    """A process that dies inside one of its first saves: after some statements, or some time after one was begun."""
    number, statements, delay = draw.randint(1, 12), draw.randint(0, 12), draw.uniform(0, 0.02)
    by_statement = draw.random() < 0.5

    def prepare() -> None:
        save, saved = Project.save_checkpoints, Counter[str]()

        def killing(project: Project, *given: Any, **named: Any) -> None:
            saved["saves"] += 1
            if saved["saves"] == number and by_statement:
                left = [statements]

                def count(statement: str) -> None:
                    left[0] -= 1
                    if left[0] < 0:
                        die()

                project._database._connection.set_trace_callback(count)
            elif saved["saves"] == number:
                threading.Timer(delay, die).start()
            save(project, *given, **named)

        setattr(Project, "save_checkpoints", killing)  # noqa: B010 (mypy lets no method be assigned)

    return prepare


def in_an_evaluation(draw: random.Random) -> Callable[[], None]:
    """A process that dies while it reads the validation part, or right after."""
    number, looks = draw.randint(1, 3), draw.randint(0, 3)

    def prepare() -> None:
        validate, seen = loop._validate, Counter[str]()

        def killing(session: Any, control: Any) -> Any:
            seen["calls"] += 1
            if seen["calls"] == number:
                read, left = session.lessons.validate, [looks]

                def dying() -> Any:
                    work = read()
                    while True:
                        if left[0] == 0:
                            die()
                        left[0] -= 1
                        try:
                            yield next(work)
                        except StopIteration as end:
                            return end.value

                session.lessons.validate = dying
            return validate(session, control)

        loop._validate = killing

    return prepare


# The process that kills


def wait_for(child: int) -> int:
    """How a process ended."""
    return os.waitpid(child, 0)[1]


def killed(path: Path, case: Case, draw: random.Random, way: str) -> str | None:
    """Kill a run that learns; gives what it was at, None when it was done before."""
    if way == "any moment":
        child = learn_apart(path, case, None)
        time.sleep(draw.uniform(0, case.seconds))
        os.kill(child, signal.SIGKILL)
    else:
        prepare = in_a_save(draw) if way == "in a save" else in_an_evaluation(draw)
        child = learn_apart(path, case, prepare)
    ended = wait_for(child)
    if os.WIFSIGNALED(ended):
        return PHASES[_PHASE[0]]
    if os.WEXITSTATUS(ended):
        raise RuntimeError(f"A run ended with {os.WEXITSTATUS(ended)} instead of being killed.")
    return None


def summed(path: Path) -> str:
    """All that must be equal as one sum: every state to the bit, and the history without its times."""
    total = hashlib.sha256()
    with Project.open(path) as project:
        (run,) = project.runs()
        for slot in run.slots:
            kept = project.load_checkpoint(run, slot)
            assert kept is not None
            position = {k: v for k, v in kept.meta.get("position", {}).items() if "seconds" not in k}
            total.update(f"{slot} {kept.epoch} {kept.step} {position}".encode())
            total.update(kept.tensors)
        history = project.history(run)
        total.update(
            repr([[getattr(e, n) for n in e.__slots__ if n not in TIMED] for e in history.epochs]).encode()
        )
        total.update(repr((history.samples, history.sentences, history.gradients, history.answers)).encode())
        for column in (history.steps, history.losses, history.accuracies, history.grad_norms):
            total.update(column.tobytes())
        best = run.best
        total.update(repr((run.status, run.epochs, best)).encode())
    return total.hexdigest()


def problems_of(path: Path) -> tuple[str, ...]:
    """What `check` finds; nothing in a project that is not there yet."""
    if not path.exists():
        return ()
    with Project.open(path) as project:
        return project.check()


def gone_on(path: Path, case: Case) -> str:
    """What is wrong with a killed run after it was resumed; "" when it ended as the one that was left alone."""
    if wait_for(learn_apart(path, case, None)) != 0:
        return "could not go on"
    problems = problems_of(path)
    return f"ended otherwise, {problems}" if problems or summed(path) != case.whole else ""


def main() -> None:
    """Kill, check, resume, compare; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how many runs are killed, resumed, compared")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw, begun = random.Random(options.seed), time.monotonic()
    phases, ways, wrong, unclean, compared, trials = Counter[str](), Counter[str](), [], [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = make_cases(folder)
        print("Left alone: " + ", ".join(f"{task} {case.seconds:.2f} s" for task, case in cases.items()))
        while compared < options.kills:
            task = list(cases)[trials % len(cases)]
            path, case, kills = folder / f"{trials}.unroll", cases[task], 0
            trials += 1
            while kills == 0 or draw.random() < 0.2:
                way = draw.choice(("any moment", "any moment", "in a save", "in an evaluation"))
                if (phase := killed(path, case, draw, way)) is None:
                    break
                kills += 1
                phases[phase] += 1
                ways[way] += 1
                if problems := problems_of(path):
                    unclean.append(f"{task}, {way}, {phase}: {problems}")
            if kills:
                compared += 1
                if trouble := gone_on(path, case):
                    wrong.append(f"{task}, trial {trials}: {trouble}")
            path.unlink(missing_ok=True)
            print(f"\r{compared} killed runs, {compared - len(wrong)} of them equal", end="", flush=True)
    print()
    print(f"Killed while {', '.join(f'{phase} {n}' for phase, n in phases.most_common())}.")
    print(f"Ways: {', '.join(f'{way} {n}' for way, n in ways.most_common())}.")
    print(f"Checks after a kill: {sum(phases.values()) - len(unclean)} of {sum(phases.values())} clean.")
    print(
        f"Killed runs that ended equal to the bit: {compared - len(wrong)} of {compared}. {time.monotonic() - begun:.0f} s."
    )
    for line in [*unclean, *wrong]:
        print(line)
    sys.exit(1 if wrong or unclean else 0)


if __name__ == "__main__":
    main()
