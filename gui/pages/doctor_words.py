"""What the data doctor has to say, in the language of now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.corpus.doctor.findings import Fault
from engine.corpus.doctor.words import fault_words, fix_words
from engine.recipe.fixes import Fix
from gui.doctor import Doctor, DoctorState, remedies
from gui.pages.doctor_card import DoctorSummary
from gui.pages.doctor_examples import ExampleView
from gui.pages.doctor_finding import FindingView, Remedy
from gui.sentences import in_a_row, listed, number, time_left, translate_error

if TYPE_CHECKING:
    from engine.corpus.doctor.findings import Example, Finding
    from engine.corpus.plans import Unread

ROWS = (Fault.BROKEN_ROWS, Fault.HEADERS)
LABELS = (Fault.ONE_SIDED, Fault.RARE_LABELS)
LONGEST_NAME = 26  # letters of a file's name beside an example
MOST_NAMED = 3  # findings that are named in short


def finding_views(
    doctor: Doctor, fixes: tuple[Fix, ...], unread: Sequence[Unread] = (), alone: str = ""
) -> list[FindingView]:
    """A row for the files that could not be read, one for every finding, then one for each fix in force whose finding
    was never seen here. `alone` is the name of the one file there is: it is not said at each place.
    """
    views = [_unread_view(unread)] if unread else []
    views += [_finding_view(finding, mended, fixes, alone) for finding, mended in doctor.findings()]
    return [*views, *(_fix_view(fix) for fix in doctor.other_fixes())]


def _unread_view(unread: Sequence[Unread]) -> FindingView:
    """Files among several that could not be read, each with its reason."""
    translate = QCoreApplication.translate
    count = translate("Doctor", "one file") if len(unread) == 1 else translate("Doctor", "{n} files")
    return FindingView(
        key="unread",
        title=translate("Doctor", "Not read"),
        amount=len(unread),
        count=count.format(n=number(len(unread))),
        what=translate("Doctor", "These could not be read and are left out; the others are there."),
        examples=tuple(ExampleView(file.name, translate_error(file.reason)) for file in unread),
        opened=True,
    )


def place_words(place: tuple[str, int], alone: str = "") -> str:
    """Where something stands: "line 17", "reviews.csv, line 17", or the file where it is a whole one."""
    file, line = place
    file = "" if file == alone else file
    file = file if len(file) <= LONGEST_NAME else f"…{file[1 - LONGEST_NAME :]}"
    words = QCoreApplication.translate("Doctor", "line {n}").format(n=number(line)) if line else ""
    if file and line <= 1:
        return file
    return listed(part for part in (file, words) if part)


def count_words(fault: Fault, count: int) -> str:
    """How much there is of a fault: "62 documents"."""
    translate = QCoreApplication.translate
    if fault in ROWS:
        words = translate("Doctor", "one row") if count == 1 else translate("Doctor", "{n} rows")
    elif fault in LABELS:
        words = translate("Doctor", "one label") if count == 1 else translate("Doctor", "{n} labels")
    else:
        words = translate("Doctor", "one document") if count == 1 else translate("Doctor", "{n} documents")
    return words.format(n=number(count))


def _finding_view(finding: Finding, mended: bool, fixes: tuple[Fix, ...], alone: str) -> FindingView:
    words = fault_words(finding.fault)
    offered = [fix for fix in (finding.fix, *finding.other_fixes) if fix is not None]
    in_force = next((fix.value for fix in fixes if mended and fix in remedies(finding)), "")
    return FindingView(
        key=finding.fault.value,
        title=_engine(words.title),
        amount=finding.count,
        count=count_words(finding.fault, finding.count),
        what=in_a_row(_engine(words.what), _engine(words.why)),
        examples=tuple(_example(example, alone) for example in finding.examples),
        remedies=tuple(_remedy(fix) for fix in offered),
        mended=in_force,
    )


def _fix_view(fix: Fix) -> FindingView:
    """A fix that was chosen before this project was opened."""
    remedy = _remedy(fix)
    return FindingView(
        key=f"fix:{fix.value}",
        title=remedy.title,
        amount=0,
        count="",
        what=remedy.does,
        remedies=(remedy,),
        mended=fix.value,
    )


def _remedy(fix: Fix) -> Remedy:
    words = fix_words(fix)
    return Remedy(fix.value, _engine(words.title), _engine(words.does))


def _example(example: Example, alone: str) -> ExampleView:
    other = place_words(example.other, alone or example.place[0])
    like = QCoreApplication.translate("Doctor", "like {place}").format(place=other) if other else ""
    aside = listed(part for part in (example.label, like) if part)
    return ExampleView(place_words(example.place, alone), example.text, aside, example.after)


def _engine(text: str) -> str:
    return QCoreApplication.translate("engine", text)


def summary(doctor: Doctor, views: list[FindingView]) -> DoctorSummary:
    """The doctor in short."""
    translate = QCoreApplication.translate
    left = sorted((view for view in views if not view.mended), key=lambda view: -view.amount)
    found = tuple(_in_short(view) for view in left[:MOST_NAMED])
    if len(left) > MOST_NAMED:
        found += (translate("Doctor", "{n} more").format(n=len(left) - MOST_NAMED),)
    if doctor.state is DoctorState.WORKING:
        seconds = doctor.seconds_left()
        lines = found or (translate("Doctor", "It is looking through the texts."),)
        until = time_left(seconds) if seconds is not None else ""
        return DoctorSummary(lines, working=True, share=doctor.share(), left=until, warns=bool(left))
    if doctor.state is DoctorState.IDLE:
        return DoctorSummary((translate("Doctor", "It looks through the texts once they are read."),))
    if doctor.state in (DoctorState.STOPPED, DoctorState.FAILED):
        words = (
            translate("Doctor", "It was stopped before it had seen everything.")
            if doctor.state is DoctorState.STOPPED
            else translate("Doctor", "It could not look through the texts.")
        )
        return DoctorSummary((words,), act="again", button=translate("Doctor", "Look again"))
    if left:
        return DoctorSummary(found, act="look", button=translate("Doctor", "Look at them"), warns=True)
    if views:
        words = translate("Doctor", "All that was found is mended.")
        return DoctorSummary((words,), act="look", button=translate("Doctor", "Look at them"))
    return DoctorSummary((note(doctor, views),), act="look", button=translate("Doctor", "What it looks for"))


def _in_short(view: FindingView) -> str:
    words = QCoreApplication.translate("Doctor", "{title} ({n})")
    return words.format(title=view.title, n=number(view.amount))


def note(doctor: Doctor, views: list[FindingView]) -> str:
    """The line under the findings."""
    translate = QCoreApplication.translate
    if doctor.state is DoctorState.WORKING:
        return translate("Doctor", "It is looking through the texts.")
    if doctor.state is DoctorState.DONE and not views and doctor.diagnosis is not None:
        if doctor.diagnosis.documents == 1:
            return translate("Doctor", "Nothing wrong was found in the text.")
        words = translate("Doctor", "Nothing wrong was found in {n} texts.")
        return words.format(n=number(doctor.diagnosis.documents))
    return ""
