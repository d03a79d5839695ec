"""The tables of signalling on the page of models: accounts, what each foretells, the evidence, the gene of BDNF."""

from collections.abc import Iterable

from sim.cli.shelves import badge_of
from sim.core.facts import Fact
from sim.models.signalling.accounts import ACCOUNTS, HALF
from sim.models.signalling.evidence import EVIDENCE, PREDICTIONS
from sim.models.signalling.runs import foretold
from sim.models.signalling.variants import VARIANTS

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def _papers(keys: Iterable[str]) -> str:
    return ", ".join(f"[{key}](#{key})" for key in keys)


def _fact(name: str, fact: Fact) -> tuple[str, ...]:
    return (name, fact.label, fact.say(), badge_of(fact), _papers((fact.source,)), fact.note)


def accounts() -> Table:
    """What each account says, its terms, and its two properties."""
    rows: list[tuple[str, ...]] = []
    for account in ACCOUNTS.values():
        terms = "; ".join(f"{fact.label} {fact.say()} ({badge_of(fact)})" for fact in account.drives)
        gate = "yes" if account.gated else "no"
        route = "yes" if account.through_mtorc1 else "no"
        rows.append((account.name, account.title, terms, gate, route))
    half = f"{HALF.say()} ({badge_of(HALF)}, {_papers((HALF.source,))})"
    rows.append(("", f"{HALF.label}: {half}. {HALF.note}", "", "", ""))
    return ("account", "says", "terms", "shut by suppression", "through mTORC1"), rows


def predictions() -> Table:
    """Spines after a day in each experiment, account by account, and what was found."""
    head = ("spines after a day", *ACCOUNTS, "found", "sources")
    rows = [
        (row.experiment, *(f"{foretold(row, name):.2f}" for name in ACCOUNTS), row.found, _papers(row.sources))
        for row in PREDICTIONS
    ]
    return head, rows


def evidence() -> Table:
    """Every finding."""
    rows: list[tuple[str, ...]] = [
        (row.about, row.side, row.finding, row.where, _papers((row.source,))) for row in EVIDENCE
    ]
    return ("account", "speaks", "finding", "in", "source"), rows


def variants() -> Table:
    """How much BDNF each variant of the gene lets out."""
    rows = [_fact(name, fact) for name, fact in VARIANTS.items()]
    return ("gene", "what", "value", "badge", "source", "note"), rows
