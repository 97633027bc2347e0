"""Names of venues, as lists and citation files write them."""

from __future__ import annotations

import re

import pytest
from folders import SHARED
from hypothesis import given
from hypothesis import strategies as st

from dd_lint.papers.venue_table import PUBLISHERS, VENUES
from dd_lint.papers.venues import Venues, is_workshop

VENUE_TABLE = Venues()
DISTILLATION_LIST = SHARED / "lists/Guang000__Awesome-Dataset-Distillation"


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("NeurIPS", "NeurIPS"),
        ("NIPS", "NeurIPS"),
        ("nips'20", "NeurIPS"),
        ("Advances in Neural Information Processing Systems", "NeurIPS"),
        ("NeurIPS 2022 Datasets and Benchmarks", "NeurIPS"),
        ("CVPR 2024 Workshop", "CVPR"),
        ("CVPRW", "CVPR"),
        ("ACL Findings", "ACL"),
        ("Findings of NAACL", "NAACL"),
        ("Findings of ACL: EMNLP", "EMNLP"),
        ("NAACL-HLT", "NAACL"),
        ("IEEE TKDE", "TKDE"),
        ("PAMI", "TPAMI"),
        ("MM", "ACM MM"),
        ("TheWebConf", "WWW"),
        ("The Web Conference 2021", "WWW"),
        ("SIGKDD", "KDD"),
        ("ECML PKDD", "ECML-PKDD"),
        ("Arxiv", "arXiv"),
        ("S&P", "IEEE S&P"),
        ("The University of Edinburgh", None),
        ("Proceedings of the", None),
        ("2024", None),
        ("", None),
    ],
)
def test_canonical(name: str, acronym: str | None) -> None:
    assert VENUE_TABLE.canonical(name) == acronym


def test_every_name_in_the_table_means_its_own_venue() -> None:
    wrong = {
        name: (VENUE_TABLE.canonical(name), venue)
        for venue, names in VENUES.items()
        for name in (venue, *names)
        if VENUE_TABLE.canonical(name) != venue
    }
    assert wrong == {}


def test_the_table_is_alphabetical() -> None:
    assert list(VENUES) == sorted(VENUES, key=str.casefold)


@pytest.mark.parametrize(
    ("misspelt", "venue"),
    [
        ("NeruIPS", "NeurIPS"),
        ("NeurlPS", "NeurIPS"),
        ("CPVR", "CVPR"),
        ("ICLM", "ICML"),
        ("Interspech", "Interspeech"),
        ("ICXR", None),
        ("Preprint", None),
        ("Technical Report", None),
        ("ZZ", None),
    ],
)
def test_nearest(misspelt: str, venue: str | None) -> None:
    assert VENUE_TABLE.nearest(misspelt) == venue


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Proceedings of the International Conference on Learning Representations (ICLR), Workshop", "ICLR"),
        ("Advances in Neural Information Processing Systems 32", "NeurIPS"),
        (
            "Proceedings of the 31st International Conference on Neural Information Processing Systems",
            "NeurIPS",
        ),
        ("IEEE International Conference on Computer Vision ({ICCV})", "ICCV"),
        ("2018 IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops (CVPRW)", "CVPR"),
        ("Computer Vision--ECCV 2022: 17th European Conference, Proceedings, Part XV", "ECCV"),
        (
            "North American Chapter of the Association for Computational Linguistics",
            "NAACL",
        ),
        ("Findings of the Association for Computational Linguistics: EMNLP 2020", "EMNLP"),
        ("Pattern Recognition", "PR"),
        ("Pattern Recognition Letters", "PRL"),
        ("IEEE Transactions on Neural Networks and Learning Systems", "TNNLS"),
        ("International Joint Conference on Neural Networks", "IJCNN"),
        ("Pacific-Asia Conference on Knowledge Discovery and Data Mining", "PAKDD"),
        ("IEEE Trans. Pattern Anal. Mach. Intell.", "TPAMI"),
        ("SIGGRAPH Asia 2022 Conference Papers", "SIGGRAPH Asia"),
        ("Proc. Interspeech 2019", "Interspeech"),
        ("Proceedings of the ACM Web Conference 2022", "WWW"),
        ("arXiv preprint arXiv:2001.01234", "arXiv"),
        ("CoRR, abs/2001.01234", "arXiv"),
        ("Synthesis Lectures on Artificial Intelligence and Machine Learning", None),
        ("International Conference on Basket Weaving (ICBW)", None),
        ("", None),
    ],
)
def test_find_and_names_agree(text: str, venue: str | None) -> None:
    assert VENUE_TABLE.find(text) == venue
    assert venue is None or VENUE_TABLE.names(text, venue)


@pytest.mark.parametrize(
    ("text", "venue", "expected"),
    [
        ("Proceedings of the European Conference on Computer Vision (ECCV)", "ICCV", False),
        ("North American Chapter of the Association for Computational Linguistics", "ACL", False),
        ("International Joint Conference on Neural Networks (IJCNN)", "NN", False),
        ("Computer Vision and Pattern Recognition", "PR", False),
        ("arXiv preprint arXiv:2001.01234", "CVPR", False),
        ("Advances in Neural Information Processing Systems", "NIPS", True),
        ("LREC-COLING 2024", "LREC", True),
        ("ACM Transactions on Graphics (TOG)", "SIGGRAPH", True),
        ("School of Informatics, The University of Edinburgh", "The University of Edinburgh", True),
        ("The University of Oxford", "The University of Edinburgh", False),
        ("Anything", "", False),
    ],
)
def test_names(text: str, venue: str, expected: bool) -> None:
    assert VENUE_TABLE.names(text, venue) is expected


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("PAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
        ("IEEE TKDE", "IEEE Transactions on Knowledge and Data Engineering"),
        ("TKDD", "ACM Transactions on Knowledge Discovery from Data"),
        ("TMLR", "Transactions on Machine Learning Research"),
        ("TACL", "Transactions of the Association for Computational Linguistics"),
        ("ICML", "International Conference on Machine Learning"),
        ("Nothing", "Nothing"),
    ],
)
def test_full_name(name: str, full: str) -> None:
    assert VENUE_TABLE.full_name(name) == full


def test_publishers_are_those_of_journals_in_the_table() -> None:
    for venue in PUBLISHERS:
        full = VENUE_TABLE.full_name(venue)
        assert full.startswith(f"{PUBLISHERS[venue]} Transactions on ")
        assert VENUE_TABLE.canonical(full) == venue


def test_another_venue_of_a_configuration_has_no_publisher() -> None:
    own = Venues({"TIP": ["Transactions on Information Privacy"], "TXX": ["Transactions on Xenon"]})
    assert own.full_name("TIP") == "Transactions on Information Privacy"
    assert own.full_name("TXX") == "Transactions on Xenon"


def test_a_configuration_adds_and_overrides_venues() -> None:
    venues = Venues({"BWC": ["Basket Weaving Conference"], "PR": ["Paper Reviews"]})
    assert venues.canonical("basket weaving conference") == "BWC"
    assert venues.names("Proceedings of the 3rd Basket Weaving Conference", "BWC")
    assert venues.nearest("Basket Waeving Conference") == "BWC"
    assert venues.canonical("Paper Reviews") == "PR"
    assert venues.canonical("ICML") == "ICML"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Proceedings of the International Conference on Machine Learning (ICML), Workshop", True),
        ("CVPR Workshops", True),
        ("ICAIFW", True),
        ("CVPRW 2024", True),
        ("WWW", False),
        ("IEEE Spoken Language Technology Workshop (SLT)", False),
        ("International Conference on Machine Learning", False),
    ],
)
def test_is_workshop(text: str, expected: bool) -> None:
    assert is_workshop(text) is expected


@given(st.text(), st.text())
def test_any_text_is_survived(text: str, venue: str) -> None:
    for name in (text, f"{venue} ({text})", f"Findings of {text}: {venue}"):
        canonical = VENUE_TABLE.canonical(name)
        assert canonical is None or VENUE_TABLE.canonical(canonical) == canonical
        found = VENUE_TABLE.find(name)
        assert found is None or VENUE_TABLE.names(name, found)
        VENUE_TABLE.names(name, venue)
        VENUE_TABLE.nearest(name)
        is_workshop(name)


@pytest.mark.skipif(not DISTILLATION_LIST.exists(), reason="the list is not here")
def test_the_booktitles_of_a_real_list_hold_the_venue_they_name() -> None:
    unnamed = []
    for file in sorted((DISTILLATION_LIST / "citations").glob("*.txt")):
        for booktitle in re.findall(r"booktitle=\{(.*)\}", file.read_text(encoding="utf-8")):
            acronym = re.search(r"\((\w+)\)", booktitle)
            if acronym is None or VENUE_TABLE.find(booktitle) != VENUE_TABLE.canonical(acronym[1]):
                unnamed.append(booktitle)
    # One booktitle ends in its acronym without parentheses.
    assert len(unnamed) <= 1, unnamed
