"""Every source that a number of the models refers to, by its key."""

from sim.core.sources import Source
from sim.models import papers_body, papers_receptor

BIBLIOGRAPHY: dict[str, Source] = {paper.key: paper for paper in (*papers_receptor.PAPERS, *papers_body.PAPERS)}
