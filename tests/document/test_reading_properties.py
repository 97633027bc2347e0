"""What holds for the reading of every list: where parts are, and that no entry hangs on its neighbours."""

from __future__ import annotations

from collections import Counter

from documents import document_of
from hypothesis import given, settings
from hypothesis import strategies as st
from learnt_list import FORMS, PAPERS, facts, learnt_entries, listing

from dd_lint.document.entry import Entry

_PIECES = (
    "- ",
    "* ",
    "1. ",
    "## Papers\n",
    "### 2020\n",
    "\n",
    "\n\n",
    "  \n",
    "**",
    "*",
    "_",
    '"',
    "[",
    "](",
    ")",
    "(",
    "]",
    "|",
    "|-|-|\n",
    ", ",
    ". ",
    ": ",
    " - ",
    "https://arxiv.org/abs/2001.00001",
    "https://github.com/a/b",
    "pdf",
    "code",
    "Ann Smith",
    "J. Doe et al.",
    "Smith, J.",
    "ICML 2020",
    "2019",
    "A Study of Graphs with Many Nodes",
    "论文",
    "《题目》",
    "<br>",
    "<a href='https://e.org'>",
    "</a>",
    "<details>",
    "&amp;",
    "\\",
    "\t",
    "é",
    "\U0001f600",
    "in: ",
    "by ",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=80).map("".join))
def test_places_are_within_the_text_and_fields_quote_it(text: str) -> None:
    for section in document_of(text).sections:
        for entry in section.entries:
            spans = [entry.span, entry.title_span, *entry.leftover]
            if entry.meta is not None:
                meta = entry.meta
                spans += [
                    meta.span,
                    meta.venue_span,
                    meta.year_span,
                    *(author.span for author in meta.authors),
                ]
                for author in meta.authors:
                    assert author.name == " ".join(text[author.start : author.end].split())
                assert (
                    meta.venue == " ".join(text[meta.venue_start : meta.venue_end].split()) or entry.enclosed
                )
            assert all(0 <= span.start <= span.end <= len(text) for span in spans)
            assert entry.start <= entry.title_start <= entry.title_end <= entry.end
            assert all(0 <= share <= 1 for share in entry.sureness)


def _said(entry: Entry) -> object:
    return facts([entry])[0]


@settings(max_examples=40, deadline=None)
@given(form=st.sampled_from(sorted(FORMS)), papers=st.permutations(PAPERS))
def test_the_order_of_entries_changes_none(form: str, papers: list[object]) -> None:
    ordered, shuffled = learnt_entries(listing(form, PAPERS)), learnt_entries(listing(form, papers))  # type: ignore[arg-type]
    assert Counter(map(_said, ordered)) == Counter(map(_said, shuffled))


@settings(max_examples=40, deadline=None)
@given(form=st.sampled_from(sorted(FORMS)), without=st.integers(0, len(PAPERS) - 1))
def test_one_more_entry_changes_no_other(form: str, without: int) -> None:
    fewer = [paper for index, paper in enumerate(PAPERS) if index != without]
    before, after = learnt_entries(listing(form, fewer)), learnt_entries(listing(form, PAPERS))
    more = Counter(map(_said, after))
    more.subtract(map(_said, before))
    assert min(more.values()) >= 0
    assert sum(more.values()) == 1
