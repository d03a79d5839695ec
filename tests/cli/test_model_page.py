"""The page of models for teachers is fresh, and has a place for every table."""

import pytest

from sim.cli.model_page import PAGE, TABLES, page
from sim.core.complaints import Complaint


def test_page_is_fresh() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "MODEL.md is stale: run python -m sim.cli.model_page"


def test_a_table_without_a_place_is_refused() -> None:
    with pytest.raises(Complaint, match="no place for"):
        page("nothing here")


def test_a_place_without_a_table_is_refused() -> None:
    with pytest.raises(Complaint, match="unknown table 'drgs'"):
        page("<!-- table drgs -->\n<!-- end -->")


def test_every_link_to_a_source_leads_to_one() -> None:
    import re

    text = PAGE.read_text(encoding="utf-8")
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors
    assert len(TABLES) >= 18
