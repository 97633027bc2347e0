"""What the columns of a table are for: as its head says, or as a template of the configuration does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dd_lint.markdown import Block
from dd_lint.templates.shape import Shape
from dd_lint.text.folding import fold

_HEADS: Mapping[str, str] = {
    "title": (
        "title | titles | paper title | title authors | title and authors | paper | papers | article "
        "| publication | paper name | work | reference "
        "| 论文 | 论文标题 | 标题 | 题目 | タイトル | titre | titel | "
        "título"
    ),
    "authors": ("author | authors | author s | 作者 | 著者 | auteurs | autoren | autores"),
    "venue": (
        "venue | venues | pub | published | published in | publisher | conference | conference "
        "journal | conf | journal | venue year | venue and year | where | source | journal conference "
        "| publisher year | publication venue | 会议 | 期刊 | 来源"
    ),
    "year": (
        "year | yr | date | years | time | pub date | publish date | published date | release date | "
        "年份 | 时间 | 年"
    ),
    "name": ("name | method | model | methods | models | abbreviation | abbr | acronym | alias | short name"),
    "code": ("code | github | codes | repo | implementation | source code | code link | 代码"),
    "paper": ("link | links | pdf | paper link | url | arxiv | doi | 链接"),
}
_COLUMNS = {word.strip(): column for column, words in _HEADS.items() for word in words.split("|")}
_FIELDS = ("title", "authors", "venue", "year", "paper", "code")


def columns_of(head: Sequence[Block]) -> dict[int, str]:
    """What the columns are for, by the cells of their head."""
    return {cell.column: _COLUMNS.get(fold(cell.plain), "other") for cell in head}


def given_columns(said: Mapping[int, str], width: int, shapes: Sequence[Shape]) -> dict[int, str]:
    """What columns are for by the template of as many that agrees most with what their head has `said`.

    A cell of the template that stands for no field leaves its column to the head; so does one that stands
    for several, among them what the head says.
    """
    rows = [
        [[word for word in words.split() if word in _FIELDS] for words in shape.columns]
        for shape in shapes
        if len(shape.columns) == width > 1
    ]
    best = max(
        rows, key=lambda row: sum(said.get(column) in fields for column, fields in enumerate(row)), default=[]
    )
    own = {
        column: fields[0] for column, fields in enumerate(best) if fields and said.get(column) not in fields
    }
    return {**said, **own}
