"""Citations that have no file of their own: in a file of many, by key, and in the list itself."""

from __future__ import annotations

import json
from pathlib import Path

from folders import write_files
from program import run

LIBRARY = """\
@article{lee2021one,
  title={Distilling One},
  author={Lee, Ann and others},
  journal={arXiv preprint arXiv:2101.00001},
  year={2021}
}

@inproceedings{roe2022two,
  title={Distilling Two},
  author={Roe, Richard and others},
  booktitle={ICML},
  year={2021}
}
"""


def found(folder: Path, *arguments: str) -> list[tuple[str, str, int, str]]:
    done = run("check", "--output-format", "json", "--isolated", *arguments, cwd=folder)
    return [
        (one["code"], one["path"], one["line"], one["message"]) for one in json.loads(done.stdout)["findings"]
    ]


def entry(title: str, number: str, citation: str, year: int) -> str:
    return f"+ [{title}](https://arxiv.org/abs/{number}) (Ann Lee et al., ICML {year}) {citation}\n"


def test_a_link_to_a_part_of_a_file_by_key_or_by_lines(tmp_path: Path) -> None:
    for first, second in (("lee2021one", "roe2022two"), ("L1-L6", "L8-L13"), ("L1C1-L6C2", "L10")):
        text = "## Main\n" + entry("Distilling One", "2101.00001", f"[bib](refs.bib#{first})", 2021)
        text += entry("Distilling Two", "2201.00002", f"[bib](refs.bib#{second})", 2022)
        write_files(tmp_path, {"README.md": text, "refs.bib": LIBRARY})
        findings = found(tmp_path, "--select", "CIT")
        assert [(code, path, line) for code, path, line, _ in findings] == [
            ("CIT008", "refs.bib", 4),
            ("CIT006", "refs.bib", 10),
            ("CIT007", "refs.bib", 12),
        ]


def test_a_key_in_brackets(tmp_path: Path) -> None:
    text = "## Main\n" + entry("Distilling One", "2101.00001", "[@lee2021one]", 2021)
    text += entry("Distilling Too", "2201.00002", "[@roe2022two]", 2021)
    write_files(tmp_path, {"README.md": text, "refs.bib": LIBRARY})
    (title,) = [one for one in found(tmp_path, "--select", "CIT") if one[0] == "CIT005"]
    assert title[:3] == ("CIT005", "refs.bib", 9)
    assert not [one for one in found(tmp_path) if one[0] == "CIT002"]


def test_bibtex_below_its_entry(tmp_path: Path) -> None:
    one, two = LIBRARY.split("\n\n")
    text = "# A list\n\n## Main\n\n" + entry("Distilling One", "2101.00001", "", 2021)
    text += f"\n  <details><summary>BibTeX</summary>\n\n  ```bibtex\n{one}\n  ```\n\n  </details>\n\n"
    text += entry("Distilling Two", "2201.00002", "", 2022)
    text += f"\n<details><summary>BibTeX</summary>\n\n```bibtex\n{two}```\n\n</details>\n\n"
    text += (
        "## Citation\n\n```bibtex\n@misc{us, title={This list}, author={Commas, Where, And, Belongs}}\n```\n"
    )
    write_files(tmp_path, {"README.md": text})
    findings = found(tmp_path, "--select", "CIT,BIB")
    lines = text.split("\n")
    assert [(code, lines[line - 1].strip()) for code, _, line, _ in findings] == [
        ("CIT008", "journal={arXiv preprint arXiv:2101.00001},"),
        ("CIT006", "author={Roe, Richard and others},"),
        ("CIT007", "year={2021}"),
    ]
    assert {path for _, path, _, _ in findings} == {"README.md"}


def test_bibtex_in_the_list_is_mended_in_the_list(tmp_path: Path) -> None:
    broken = LIBRARY.replace("{Distilling One},", "{Distilling One}").split("\n\n")[0]
    text = "## Main\n" + entry("Distilling One", "2101.00001", "", 2021)
    text += f"\n  ```bibtex\n{broken}\n  ```\n"
    write_files(tmp_path, {"README.md": text})
    assert [one[0] for one in found(tmp_path, "--select", "BIB")] == ["BIB002"]
    assert run("check", "--isolated", "--fix", "--select", "BIB", cwd=tmp_path).returncode == 0
    fixed = text.replace("{Distilling One}\n", "{Distilling One},\n")
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == fixed
