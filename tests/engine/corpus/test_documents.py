from engine.corpus.documents import Corpus, CorpusSource
from engine.recipe.corpus import CorpusFormat

SOURCE = CorpusSource("/somewhere/reviews.csv", 10, "0" * 64)


def test_a_corpus_counts_documents_characters_and_labels() -> None:
    corpus = Corpus(("好", "坏了", "好吃"), ("1", "0", "1"), SOURCE, CorpusFormat.CSV, "utf-8", False)
    assert len(corpus) == 3
    assert corpus.characters == 5
    assert list(corpus.label_counts.items()) == [("1", 2), ("0", 1)]


def test_a_corpus_without_labels_has_no_label_counts() -> None:
    assert Corpus(("text",), None, SOURCE, CorpusFormat.RUNNING, "utf-8", True).label_counts == {}
