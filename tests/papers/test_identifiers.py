"""Identifiers out of links and citations."""

from __future__ import annotations

import re

import pytest
from folders import SHARED
from hypothesis import given
from hypothesis import strategies as st
from steps import growth

from dd_lint.papers.identifiers import (
    Identifier,
    arxiv_date,
    arxiv_identifier,
    citation_identifiers,
    code_repository,
    is_possible_doi,
    is_possible_openreview,
    paper_identifier,
)
from dd_lint.papers.people import fold_name, same_person
from dd_lint.text.folding import fold, fold_title

LISTS = SHARED / "lists"
DISTILLATION_LIST = LISTS / "Guang000__Awesome-Dataset-Distillation"


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2001.01234",
        "https://arxiv.org/abs/2001.01234v2",
        "http://www.arxiv.org/pdf/2001.01234v1.pdf",
        "https://arxiv.org/pdf/2001.01234.pdf?utm_source=x#page=3",
        "https://arxiv.org/abs//2001.01234#",
        "https://arxiv.org/html/2001.01234v3",
        "https://arxiv.org/ftp/arxiv/papers/2001/2001.01234.pdf",
        "https://export.arxiv.org/abs/2001.01234/",
        "arxiv.org/abs/2001.01234",
        "hhttps://arxiv.org/abs/2001.01234",
        "https://ar5iv.labs.arxiv.org/html/2001.01234",
        "https://www.alphaxiv.org/abs/2001.01234",
        "https://huggingface.co/papers/2001.01234",
        "https://doi.org/10.48550/arXiv.2001.01234",
        "https://ui.adsabs.harvard.edu/abs/2020arXiv200101234K",
        "https://dblp.org/rec/bib/journals/corr/abs-2001-01234",
    ],
)
def test_every_address_of_an_arxiv_paper_is_one_identifier(url: str) -> None:
    assert paper_identifier(url) == Identifier("arxiv", "2001.01234")
    assert arxiv_identifier(url) == "2001.01234"


@pytest.mark.parametrize(
    ("url", "kind", "value"),
    [
        ("https://arxiv.org/abs/cs.LG/0309040v1", "arxiv", "cs/0309040"),
        ("https://arxiv.org/pdf/q-bio/0405011.pdf", "arxiv", "q-bio/0405011"),
        ("https://arxiv.org/abs/2013.01234", "arxiv", "2013.01234"),
        ("https://doi.org/10.1007%2F3-540-60925-3_51", "doi", "10.1007/3-540-60925-3_51"),
        ("https://dl.acm.org/doi/abs/10.1145/3394486.3403098?casa_token=x", "doi", "10.1145/3394486.3403098"),
        ("https://dl.acm.org/doi/10.1145/3394486.3403098/", "doi", "10.1145/3394486.3403098"),
        ("https://dl.acm.org/citation.cfm?id=3060832.3060854", "acm", "3060854"),
        (
            "https://link.springer.com/content/pdf/10.1007/s11548-022-02651-x.pdf",
            "doi",
            "10.1007/s11548-022-02651-x",
        ),
        ("https://onlinelibrary.wiley.com/doi/full/10.1111/CGF.14505", "doi", "10.1111/cgf.14505"),
        (
            "https://www.frontiersin.org/articles/10.3389/fnbot.2018.00078/full",
            "doi",
            "10.3389/fnbot.2018.00078",
        ),
        (
            "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf",
            "doi",
            "10.1101/2020.01.01.123456",
        ),
        ("https://www.nature.com/articles/s41597-020-00622-y.pdf", "doi", "10.1038/s41597-020-00622-y"),
        ("https://openreview.net/forum?id=S1oWlN9ll", "openreview", "S1oWlN9ll"),
        ("https://openreview.net/pdf?noteId=x&id=_eTZBs-yedr#", "openreview", "_eTZBs-yedr"),
        ("https://aclanthology.org/2020.acl-main.441.pdf", "acl", "2020.acl-main.441"),
        ("https://www.aclweb.org/anthology/papers/Q/Q19/Q19-1004/", "acl", "Q19-1004"),
        ("http://aclweb.org/anthology/p16-1200v2.pdf", "acl", "P16-1200"),
        ("https://doi.org/10.18653/v1/D16-1252", "acl", "D16-1252"),
        ("http://proceedings.mlr.press/v97/ko19a/ko19a.pdf", "pmlr", "97/ko19a"),
        ("https://proceedings.mlr.press/v97/ko19a.html", "pmlr", "97/ko19a"),
        ("http://jmlr.org/proceedings/papers/v37/gregor15.pdf", "pmlr", "37/gregor15"),
        ("https://jmlr.org/papers/volume18/16-480/16-480.pdf", "jmlr", "18/16-480"),
        ("https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=9772424", "ieee", "9772424"),
        ("https://ieeexplore.ieee.org/iel7/6287639/9312710/09495769.pdf", "ieee", "9495769"),
        ("https://ieeexplore.ieee.org/abstract/document/9495769/", "ieee", "9495769"),
        ("https://www.ijcai.org/Proceedings/2019/0667.pdf", "ijcai", "2019/667"),
        ("https://doi.org/10.24963/ijcai.2019/667", "ijcai", "2019/667"),
        ("https://ojs.aaai.org/index.php/AAAI/article/view/16474/16281", "aaai", "16474"),
        ("https://papers.nips.cc/paper/5846-end-to-end-memory-networks.pdf", "neurips", "5846"),
        (
            "https://proceedings.neurips.cc/paper/2020/hash/1385974ed5904a438616ff7bdb3f7439-Abstract.html",
            "neurips",
            "1385974ed5904a438616ff7bdb3f7439",
        ),
        (
            "https://openaccess.thecvf.com/content_CVPRW_2020/papers/w40/Yu_Low-Bit_CVPRW_2020_paper.pdf",
            "cvf",
            "yu_low-bit_cvprw_2020",
        ),
        (
            "https://openaccess.thecvf.com/content/CVPR2023/html/Liu_Slimmable_CVPR_2023_paper.html",
            "cvf",
            "liu_slimmable_cvpr_2023",
        ),
    ],
)
def test_registries(url: str, kind: str, value: str) -> None:
    assert paper_identifier(url) == Identifier(kind, value)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not an address",
        "https://arxiv.org/list/cs.LG/2001",
        "https://arxiv.org/html/2401.10774v1/x1.png",
        "https://github.com/abs/2001.01234",
        "https://openreview.net/group?id=ICML.cc/2020/Workshop",
        "https://papers.nips.cc/",
        "https://doi.org/",
        "https://notarxiv.org/abs/2001.01234",
    ],
)
def test_addresses_that_name_no_paper(url: str) -> None:
    assert paper_identifier(url) is None


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("arXiv preprint arXiv:2001.01234v2", "2001.01234"),
        ("arXiv preprint 2001.01234", "2001.01234"),
        ("arXiv e-prints, 2001.01234", "2001.01234"),
        ("ArXiv, abs/2001.01234", "2001.01234"),
        ("abs/2001.01234", "2001.01234"),
        ("2001.01234", "2001.01234"),
        ("10.48550/arXiv.2001.01234", "2001.01234"),
        ("arXiv:math.GT/0309136", "math/0309136"),
        ("volume 2001.01234", None),
        ("arXiv preprint", None),
    ],
)
def test_arxiv_identifier(text: str, identifier: str | None) -> None:
    assert arxiv_identifier(text) == identifier


@pytest.mark.parametrize(
    ("identifier", "date"),
    [
        ("0704.0001", (2007, 4)),
        ("1412.1234", (2014, 12)),
        ("1501.12345", (2015, 1)),
        ("cs/0309040", (2003, 9)),
        ("hep-th/9108001", (1991, 8)),
        ("1412.12345", None),
        ("1501.1234", None),
        ("2013.01234", None),
        ("2000.01234", None),
        ("0703.0001", None),
        ("cs/0704001", None),
        ("2001.00000", None),
        ("2001.012345", None),
        ("", None),
    ],
)
def test_arxiv_date(identifier: str, date: tuple[int, int] | None) -> None:
    assert arxiv_date(identifier) == date


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        ({"journal": "arXiv preprint arXiv:2001.01234v2"}, [("arxiv", "2001.01234")]),
        ({"journal": "CoRR", "volume": "abs/2001.01234"}, [("arxiv", "2001.01234")]),
        ({"eprint": "2001.01234", "archiveprefix": "arXiv"}, [("arxiv", "2001.01234")]),
        ({"eprint": "2001.01234", "archiveprefix": "HAL"}, []),
        ({"doi": "https://doi.org/10.1145/3394486.3403098"}, [("doi", "10.1145/3394486.3403098")]),
        ({"doi": "doi:10.1007/ABC\\_1"}, [("doi", "10.1007/abc_1")]),
        ({"howpublished": r"\url{https://openreview.net/forum?id=S1oWlN9ll}"}, [("openreview", "S1oWlN9ll")]),
        (
            {"url": "https://arxiv.org/abs/2001.01234", "eprint": "2001.01234v1", "doi": "10.1000/1"},
            [("arxiv", "2001.01234"), ("doi", "10.1000/1")],
        ),
        ({"journal": "Neural Networks", "volume": "12", "number": "2001.01234", "pages": "1--9"}, []),
        ({}, []),
    ],
)
def test_citation_identifiers(fields: dict[str, str], identifiers: list[tuple[str, str]]) -> None:
    assert list(citation_identifiers(fields)) == identifiers


@pytest.mark.parametrize(
    ("url", "repository"),
    [
        ("https://github.com/Guang000/FD2", "guang000/fd2"),
        ("http://www.github.com/Guang000/FD2.git", "guang000/fd2"),
        ("https://github.com/Guang000/FD2/tree/main/src?tab=readme#usage", "guang000/fd2"),
        ("https://raw.githubusercontent.com/Guang000/FD2/main/README.md", "guang000/fd2"),
        ("https://gitlab.com/group/subgroup/project/-/tree/main", "group/subgroup/project"),
        ("https://bitbucket.org/owner/name/src", "owner/name"),
        ("https://github.com/Guang000", None),
        ("https://github.com/topics/awesome", None),
        ("https://gist.github.com/owner/0123", None),
        ("https://guang000.github.io/FD2-Webpage/", None),
        ("https://github.com/owner/..", None),
        ("./citations/ma2026fd2.txt", None),
    ],
)
def test_code_repository(url: str, repository: str | None) -> None:
    assert code_repository(url) == repository


def test_forms_of_identifiers() -> None:
    assert is_possible_doi("10.1145/3394486.3403098")
    assert not is_possible_doi("https://doi.org/10.1145/3394486.3403098")
    assert not is_possible_doi("10.1145")
    assert is_possible_openreview("-tYCaP0phY_")
    assert not is_possible_openreview("i8FO7f2")
    assert not is_possible_openreview("i8FO7f2OYJ&x")


@given(st.text() | st.from_regex(r"[\w ,.{}\\'\"$&#;-]{0,40}"))
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_title(fold_title(text)) == fold_title(text)
    assert fold_name(" ".join(fold_name(text))) == fold_name(text)


HOSTS = st.sampled_from(
    ["arxiv.org", "doi.org", "dl.acm.org", "openreview.net", "github.com", "gitlab.com", "["]
)


@given(HOSTS, st.text(st.characters() | st.sampled_from("/?&=%.:0123456789v"), max_size=60))
def test_any_address_is_survived(host: str, rest: str) -> None:
    for text in (rest, f"https://{host}/{rest}", f"https://{host}/abs/{rest}", f"arXiv:{rest}"):
        identifier = paper_identifier(text)
        assert identifier is None or identifier.value
        found = arxiv_identifier(text)
        assert found is None or arxiv_identifier(f"arXiv:{found}") == found
        code_repository(text)
        citation_identifiers({"doi": text, "url": text, "note": text, "eprint": text})


@pytest.mark.parametrize(
    "part", ["arxiv ", "abs/", "a.", "%2f", "10.1000/", "/full", "\\alpha", "{", "&#1", "A", ", "]
)
def test_long_texts_take_no_long_time(part: str) -> None:
    def read(count: int) -> None:
        text = part * count
        fold_title(text)
        same_person(text, text + "b")
        citation_identifiers({"doi": text, "url": "https://arxiv.org/" + text, "note": text, "journal": text})

    read(50_000)
    assert growth(read, 500) < 5


@pytest.mark.skipif(not LISTS.exists(), reason="the lists are not here")
def test_every_arxiv_link_of_real_lists_is_recognised() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(LISTS.glob("*/README.md")))
    links = set(re.findall(r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/[^\s()<>\"\]]+", text))
    assert len(links) > 1000
    unknown = {
        link for link in links if (arxiv := arxiv_identifier(link)) is None or arxiv_date(arxiv) is None
    }
    assert unknown == set()


@pytest.mark.skipif(not DISTILLATION_LIST.exists(), reason="the list is not here")
def test_only_real_differences_are_left_in_a_real_list() -> None:
    readme = (DISTILLATION_LIST / "README.md").read_text(encoding="utf-8")
    different = set()
    for title, name in re.findall(r"^\+ \[([^\[\]]+)\]\(http.*citations/(\w+\.txt)\)", readme, re.MULTILINE):
        path = DISTILLATION_LIST / "citations" / name
        cited = re.search(r"^\s*title ?= ?\{(.*)\},? *$", path.read_text(encoding="utf-8"), re.MULTILINE)
        if cited is not None and fold_title(cited[1]) != fold_title(title):
            different.add(name)
    assert different == {
        "guan2023galaxy.txt",
        "loo2024attack.txt",
        "miao2025timedc.txt",
        "wei2024lqm.txt",
        "xu2025low.txt",
        "yu2023review.txt",
        "zhao2024video.txt",
        "zhou2024self.txt",
    }
