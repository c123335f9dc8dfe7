import pytest

from engine.corpus.doctor.findings import Fault
from engine.corpus.doctor.text_faults import TEXT_FAULTS, TextFault
from engine.corpus.rows import Row

FAULTY = {
    Fault.MIXED_ENCODINGS: "caf\udce9",
    Fault.MOJIBAKE: "cafÃ©",
    Fault.ENTITIES: "a &amp; b",
    Fault.MARKUP: "a<br>b",
    Fault.CONTROL_CHARACTERS: "a\u200bb",
}


@pytest.mark.parametrize("fault", TEXT_FAULTS, ids=lambda fault: fault.fault.value)
def test_a_fault_is_hinted_at_in_text_and_answer_and_mended(fault: TextFault) -> None:
    bad = FAULTY[fault.fault]
    rows = [Row("sound"), Row(bad), Row("sound", target=bad), Row("好吃", target="好")]
    assert fault.hinted(rows) == [1, 2]
    assert fault.is_in(bad, "utf-8")
    mended = fault.mend(bad, "utf-8")
    assert not fault.is_in(mended, "utf-8")
    assert fault.mend(mended, "utf-8") == mended
    assert not fault.is_in("sound", "utf-8")


@pytest.mark.parametrize(
    "fault", [fault for fault in TEXT_FAULTS if fault.in_labels], ids=lambda f: f.fault.value
)
def test_some_faults_are_looked_for_in_labels(fault: TextFault) -> None:
    assert fault.hinted([Row("x", "good"), Row("x", FAULTY[fault.fault])]) == [1]
