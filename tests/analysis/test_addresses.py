"""One address is one finding, whichever rules could speak of it; and which texts are alike enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import read_folder, write_files

from dd_lint.analysis.addresses.edits import address_node
from dd_lint.analysis.addresses.tracking import has_parameters, session_token, tracking
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.text.addresses import host_and_port, host_of, plain_address

ADDRESS_RULES = [rule for rule in all_rules() if rule.family.name == "URL"]
TITLE = "Dataset Distillation"


@pytest.mark.parametrize(
    ("address", "spoken"),
    [
        ("http://arxiv.org/abs/1811.10959", "arxiv-form"),
        ("http://www.arxiv.org/abs/1811.10959", "arxiv-form"),
        ("http://github.com/o/r", "insecure-url"),
        ("http://https://github.com/o/r", "malformed-url"),
        ("http://github.com/o/r,", "malformed-url"),
        ("https://www.arxiv.org/abs/1811.10959,", "malformed-url"),
        ("https://arxiv.org/abs/1813.10959", "invalid-identifier"),
        ("https://arxiv.org/abs/1813.10959]", "malformed-url"),
        ("https://ar5iv.org/abs/1811.10959", "mirror-url"),
        ("https://ar5iv.org/abs/1811.10959%20", "malformed-url"),
        ("www.example.org/a", "malformed-url"),
        ("github.com/o/r", "malformed-url"),
        ("docs/a.md", "missing-local-file"),
        ("https://example.org/?utm_source=x", "tracking-parameter"),
        ("https://example.org/?utm_source=x,", "malformed-url"),
    ],
)
def test_one_rule_speaks_of_an_address(tmp_path: Path, address: str, spoken: str) -> None:
    entry = f"+ [{TITLE}]({address}) (Tongzhou Wang et al., 2018)\n"
    write_files(tmp_path, {"README.md": f"## Main\n{entry}"})
    report = lint(read_folder(tmp_path), ADDRESS_RULES)
    assert [one.rule.name for one in report.diagnostics] == [spoken]


def test_a_finding_is_about_its_whole_address(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": "[a](https://example.org/)\n"})
    project = read_folder(tmp_path)
    (link,) = project.document.links
    (node,) = address_node(project.source, link)
    assert project.source.slice(node.span) == "https://example.org/"


@pytest.mark.parametrize(
    ("address", "host", "with_port"),
    [
        ("HTTP://WWW.Example.org:8080/A", "example.org", "example.org:8080"),
        ("https://ann:x@example.org./a@b", "example.org", "example.org"),
        ("//example.org?q", "example.org", "example.org"),
        ("http://[::1]:80/x", "[::1]", "[::1]:80"),
        ("example.org/a", "", ""),
        ("mailto:a@example.org", "", ""),
        ("https://", "", ""),
    ],
)
def test_hosts(address: str, host: str, with_port: str) -> None:
    assert (host_of(address), host_and_port(address)) == (host, with_port)


def test_addresses_of_one_page_are_one() -> None:
    assert plain_address("http://www.Example.org/A/#x") == plain_address("https://example.org/A")
    assert plain_address("https://example.org/A") != plain_address("https://example.org/a")


def test_what_tracks_is_told_from_what_does_not() -> None:
    found = tracking("https://example.org/;jsessionid=1?id=3&fbclid=2#top")
    assert found is not None
    assert (found.names, found.rest) == (("fbclid", "jsessionid"), "https://example.org/?id=3#top")
    assert not found.is_of_session
    assert tracking("https://example.org/?id=3") is None
    assert session_token("https://reader.elsevier.com/x?token=1") == ("token", 30, 37)
    assert not has_parameters("https://web.archive.org/web/2020/https://example.org/?utm_source=x")
