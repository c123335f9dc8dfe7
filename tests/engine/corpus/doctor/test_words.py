from engine.corpus.doctor.findings import Fault
from engine.corpus.doctor.words import fault_words, fix_words
from engine.recipe.fixes import Fix


def test_every_fault_and_fix_has_words() -> None:
    for fault in Fault:
        title, what, why = fault_words(fault)
        assert title
        assert not title.endswith(".")
        assert what.endswith(".")
        assert why.endswith(".")
    for fix in Fix:
        title, does = fix_words(fix)
        assert title
        assert not title.endswith(".")
        assert does.endswith(".")


def test_titles_are_all_different() -> None:
    titles = [fault_words(fault).title for fault in Fault] + [fix_words(fix).title for fix in Fix]
    assert len(set(titles)) == len(titles)
