"""`verify --html`: the reference table as one page that needs no network, with a figure beside each published curve."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from sim.cli.verify_figure import SHAPES, drawn, marker
from sim.cli.verify_finding import VERDICTS, Finding, counts
from sim.core.sources import Source
from sim.models.figure import Figure, points
from sim.models.references import KINDS, USES

STYLE = """
:root { color-scheme: light dark; --page: #fff; --ink: #1b1f24; --quiet: #57606a; --rule: #d0d7de; --card: #f6f8fa;
  --good: #116329; --wrong: #a40e26; --known: #7d4e00; --point: #1b1f24;
  --c0: #0550ae; --c1: #a8480c; --c2: #116329; --c3: #8a2d8f; --c4: #57606a; --c5: #a40e26; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --ink: #e6edf3; --quiet: #9da7b3; --rule: #3b434c;
  --card: #161b22; --good: #56d364; --wrong: #ff7b72; --known: #e3b341; --point: #fff;
  --c0: #79c0ff; --c1: #ffa657; --c2: #56d364; --c3: #d2a8ff; --c4: #9da7b3; --c5: #ff7b72; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 88rem; padding: 1.5rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--rule); }
a { color: var(--c0); } .quiet { color: var(--quiet); }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 1.5rem; }
figure { margin: 0; padding: 1rem; background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; }
figure h4 { margin: 0 0 .5rem; } figcaption { font-size: .9rem; } figcaption p { margin: .4rem 0; }
figcaption ul { margin: 0; padding: 0; list-style: none; } svg { width: 100%; height: auto; }
.key { display: inline-block; width: 2rem; height: .9rem; vertical-align: middle; margin-right: .4rem; }
.plot { fill: none; stroke: var(--quiet); } .grid { stroke: var(--rule); fill: none; }
.tick, .name { fill: var(--ink); font: 13px system-ui, sans-serif; } .middle { text-anchor: middle; }
.end { text-anchor: end; } .curve { fill: none; stroke-width: 2.25; stroke-linejoin: round; }
.c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); stroke-dasharray: 9 4; }
.c2 { stroke: var(--c2); stroke-dasharray: 3 3; } .c3 { stroke: var(--c3); stroke-dasharray: 12 3 3 3; }
.c4 { stroke: var(--c4); stroke-dasharray: 6 6; } .c5 { stroke: var(--c5); stroke-dasharray: 1.5 4; }
.bar { stroke: var(--point); stroke-width: 1.5; fill: none; }
.point { stroke: var(--point); stroke-width: 1.75; fill: var(--card); } .point.filled { fill: var(--point); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--rule); }
tbody th { min-width: 14rem; font-weight: 600; } td:last-child { min-width: 11rem; } figure { margin-bottom: 1rem; }
thead th { background: var(--card); } td.number { font-variant-numeric: tabular-nums; }
.within { color: var(--good); } .outside { color: var(--wrong); font-weight: 700; } .known { color: var(--known); }
.fact { color: var(--quiet); } code { font-size: .85em; overflow-wrap: anywhere; }
""".strip()
_CLASS = {"within": "within", "outside": "outside", "known misfit": "known", "fact only": "fact"}
_HEAD = ("verdict", "what", "model", "reference", "low to high", "worth", "from", "note or reason")


def page(
    findings: Sequence[Finding],
    figures: Sequence[Figure],
    gaps: Sequence[str],
    papers: Mapping[str, Source],
    chain: Sequence[str] = (),
) -> str:
    """The whole page.

    Args:
        chain: the order of the experiments within a section; those that it does not name come last.
        papers: where the points of series come from, by key.
    """
    place = {name: i for i, name in enumerate(chain)}
    findings = sorted(findings, key=lambda finding: place.get(finding.row.experiment, len(place)))
    figures = sorted(figures, key=lambda figure: place.get(figure.experiment, len(place)))
    sections = [(kind, title, [f for f in findings if f.row.kind == kind]) for kind, title in KINDS.items()]
    by_kind = _shared_out(figures, findings)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8"/>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        "<title>Open Channel: the models against the literature</title>",
        f"<style>\n{STYLE}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        "<h1>The models against the literature</h1>",
        *_opening(findings),
        "<nav><ul>",
        *(f'<li><a href="#{kind}">{escape(title)}</a> ({len(rows)})</li>' for kind, title, rows in sections if rows),
        '<li><a href="#misfits">Known misfits, and why</a></li>',
        '<li><a href="#gaps">What the models leave out</a></li>',
        "</ul></nav>",
        *(
            line
            for kind, title, rows in sections
            if rows
            for line in _section(kind, title, rows, by_kind[kind], findings, papers)
        ),
        *_misfits(findings),
        '<h2 id="gaps">What the models leave out</h2>',
        "<ul>",
        *(f"<li>{escape(gap)}</li>" for gap in gaps),
        "</ul>",
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _opening(findings: Sequence[Finding]) -> list[str]:
    tested = counts([finding for finding in findings if finding.row.tests])
    every = counts(findings)
    head = "".join(f'<th scope="col">{verdict}</th>' for verdict in VERDICTS)
    rows = (
        ("published figures that nothing here was set to meet", tested),
        ("all rows", every),
    )
    return [
        "<p>Each row is a figure from a paper, or follows from one, and stands beside what the model gives. "
        "<strong>Within</strong>: the model lies in the bounds. <strong>Outside</strong>: it does not. "
        "<strong>Known misfit</strong>: it does not, and the reason is written down; this counts neither as agreement "
        "nor as failure. <strong>Fact only</strong>: no model computes it.</p>",
        "<p>Agreement says something of nature only where nothing was set to reach it: the column <em>worth</em> "
        "tells which values the model takes over, which it was fitted to, and which only test the code. This is a "
        "teaching model, never dosing advice.</p>",
        '<div class="scroll"><table><caption class="quiet">How many rows have which verdict</caption>'
        f'<thead><tr><th scope="col">rows</th>{head}</tr></thead><tbody>',
        *(
            f'<tr><th scope="row">{name}</th>' + "".join(f"<td>{number[v]}</td>" for v in VERDICTS) + "</tr>"
            for name, number in rows
        ),
        "</tbody></table></div>",
    ]


def _shared_out(figures: Iterable[Figure], findings: Sequence[Finding]) -> dict[str, list[Figure]]:
    """Each figure in the section of the foremost kind among its points; series are published."""
    kinds = {f.row.id: f.row.kind for f in findings}
    shared: dict[str, list[Figure]] = {kind: [] for kind in KINDS}
    for figure in figures:
        found = {kinds[mark.row] for mark in figure.marks} | ({"published"} if figure.series else set())
        shared[next(kind for kind in KINDS if kind in found)].append(figure)
    return shared


def _section(
    kind: str,
    title: str,
    rows: Sequence[Finding],
    figures: Sequence[Figure],
    findings: Sequence[Finding],
    papers: Mapping[str, Source],
) -> list[str]:
    parts = [f'<h2 id="{kind}">{escape(title)}</h2>']
    for experiment in dict.fromkeys(f.row.experiment for f in rows) | dict.fromkeys(f.experiment for f in figures):
        parts.append(f'<h3 id="{kind}-{experiment}">{escape(experiment)}</h3>')
        here = [figure for figure in figures if figure.experiment == experiment]
        if here:
            parts += ['<div class="figures">', *(_figure(figure, findings, papers) for figure in here), "</div>"]
        mine = [f for f in rows if f.row.experiment == experiment]
        if mine:
            parts.append(_table(f"{title}: {experiment}", mine))
    return parts


def _figure(figure: Figure, findings: Sequence[Finding], papers: Mapping[str, Source]) -> str:
    rows = {f.row.id: f for f in findings}
    curves = figure.curves()
    found = points(figure, curves, {name: f.row for name, f in rows.items()})
    shapes = {mark.row: f"circle{' filled' if rows[mark.row].row.kind == 'published' else ''}" for mark in figure.marks}
    shapes |= {series.label: f"{SHAPES[1 + i % 3]} filled" for i, series in enumerate(figure.series)}
    keys = [
        f'<li><svg class="key" viewBox="0 0 36 16" aria-hidden="true"><path class="curve c{i % 6}" d="M0 8H36"/></svg>'
        f"{escape(curve.label)} (model)</li>"
        for i, curve in enumerate(curves)
    ]
    keys += [
        f"<li>{_key(shapes[series.label])}{escape(series.label)}"
        f"{f' ({escape(series.bars)})' if series.bars else ''}: {escape(papers[series.source].citation)}</li>"
        for series in figure.series
    ]
    names = {True: "published figure", False: "other row of the tables"}
    for filled in (True, False):
        mine = [mark.row for mark in figure.marks if (rows[mark.row].row.kind == "published") == filled]
        if mine:
            links = ", ".join(f'<a href="#row-{name}"><code>{name}</code></a>' for name in mine)
            shape = f"circle{' filled' if filled else ''}"
            keys.append(f"<li>{_key(shape)}{names[filled]}, with the bounds of its row: {links}</li>")
    return "\n".join(
        (
            f'<figure id="{figure.name}">',
            f"<h4>{escape(figure.title)}</h4>",
            drawn(figure, curves, found, shapes),
            f"<figcaption><p>{escape(figure.about)}</p><ul>",
            *keys,
            "</ul></figcaption>",
            "</figure>",
        )
    )


def _key(shape: str) -> str:
    return f'<svg class="key" viewBox="0 0 36 16" aria-hidden="true">{marker(shape, 18, 8)}</svg>'


def _table(caption: str, findings: Sequence[Finding]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    return "\n".join(
        (
            f'<div class="scroll"><table><caption class="quiet">{escape(caption)}</caption>',
            f"<thead><tr>{head}</tr></thead>",
            "<tbody>",
            *map(_row, findings),
            "</tbody></table></div>",
        )
    )


def _row(finding: Finding) -> str:
    row = finding.row
    model = "" if finding.model is None else row.say(finding.model)
    bounds = "" if isinstance(row.value, bool) else f"{row.say(row.low)} to {row.say(row.high)}"
    reference = f"{'' if row.verified else 'about '}{row.say(row.value)}"
    note = " ".join(part for part in (finding.reason, row.note if row.note != finding.reason else "") if part)
    cells = (
        f'<td class="{_CLASS[finding.verdict]}">{finding.verdict}</td>',
        f'<th scope="row">{escape(row.quantity)}<br/><code>{escape(row.id)}</code></th>',
        *(f'<td class="number">{escape(text)}</td>' for text in (model, reference, bounds)),
        *(f"<td>{escape(text)}</td>" for text in (USES[row.use], row.citation, note)),
    )
    return f'<tr id="row-{escape(row.id)}">{"".join(cells)}</tr>'


def _misfits(findings: Sequence[Finding]) -> list[str]:
    missed = [finding for finding in findings if finding.verdict == "known misfit"]
    items = [
        f'<li><a href="#row-{f.row.id}">{escape(f.row.quantity)}</a>: {escape(f.row.say(f.model))} here, '
        f"{escape(f.row.say(f.row.value))} in the source. {escape(f.reason)}</li>"
        for f in missed
    ]
    return ['<h2 id="misfits">Known misfits, and why</h2>', "<ul>", *items, "</ul>"]
