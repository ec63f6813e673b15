"""Charts as matplotlib figures; never pyplot, so nothing is shared and nothing leaks."""

from __future__ import annotations

import io

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from workbench.locale import tr
from workbench.matching import Proposal

#: Colours of the pages, for charts beside them.
ACCENT, SOFT, INK, LINE = "#0f5c63", "#d8e8e8", "#1f2a30", "#c9c4b8"

#: Width of one bar of the score distribution, in points of score.
BIN = 5


def score_counts(proposal: Proposal | None) -> list[int]:
    """Number of pairs in each five points of score, from 0 to 100; the last includes 100."""
    scores = [pair.score for pair in proposal.pairs if pair.score is not None] if proposal else []
    counts, _ = np.histogram(scores, bins=np.arange(0, 100 + BIN, BIN))
    return [int(count) for count in counts]


def score_distribution(proposal: Proposal, before: Proposal | None = None) -> Figure:
    """How the scores of the pairs are spread, with the distribution before as an outline."""
    figure = Figure(figsize=(8.2, 3.4), layout="constrained")
    axes = figure.add_subplot()
    edges = np.arange(0, 100, BIN)
    axes.bar(
        edges, score_counts(proposal), width=BIN * 0.92, align="edge", color=ACCENT, label=tr("Now")
    )
    if before is not None:
        axes.stairs(
            score_counts(before),
            np.arange(0, 100 + BIN, BIN),
            color=INK,
            linewidth=1.6,
            label=tr("Before the last change"),
        )
        axes.legend(frameon=False, loc="upper left")
    axes.set_xlim(0, 100)
    axes.set_xlabel(tr("Score of the pair"), parse_math=False)
    axes.set_ylabel(tr("Number of pairs"), parse_math=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(LINE)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    return figure


def score_rows(proposal: Proposal, before: Proposal | None = None) -> list[list[str | int]]:
    """Numbers of :func:`score_distribution` for the table beside it: range, now, before."""
    now, then = score_counts(proposal), score_counts(before)
    rows: list[list[str | int]] = []
    for place, count in enumerate(now):
        if count or then[place]:
            span = f"{place * BIN}–{(place + 1) * BIN}"
            rows.append([span, count, then[place]] if before is not None else [span, count])
    return rows


def as_svg(figure: Figure) -> bytes:
    """Figure as SVG with real text, the same bytes for the same figure."""
    target = io.BytesIO()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue()


