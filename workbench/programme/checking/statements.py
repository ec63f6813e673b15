"""Faults of provenance: sources that nobody declared, and keys said to be ours that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.programme.checking.tables import Raw, is_known, listed, table
from workbench.programme.faults import Fault, not_one_of


def faults_of_statements(raw: Raw) -> Iterator[Fault]:
    """Every source is among the programme's sources, and every key of ``ours_in`` is there."""
    declared = table(raw, "programme").get("sources")
    sources = (
        [str(name).partition(":")[0] for name in declared] if isinstance(declared, list) else None
    )
    yield from _walk(raw, "", sources)


def _walk(node: Any, path: str, sources: list[str] | None) -> Iterator[Fault]:
    if isinstance(node, list):
        for place, each in enumerate(node):
            yield from _walk(each, f"{path}[{place}]", sources)
    if not isinstance(node, Mapping):
        return
    for place, name in listed(node, "ours_in"):
        if isinstance(name, str) and not _is_there(node, name):
            yield not_one_of(f"{path}.ours_in[{place}]", name, [*map(str, node)])
    cited = [("source", node.get("source"))]
    cited += [(f"other_sources[{n}]", each) for n, each in listed(node, "other_sources")]
    if sources is not None:
        for key, source in cited:
            name = source.get("id") if isinstance(source, Mapping) else None
            yield from is_known(name, sources, f"{path}.{key}.id" if path else f"{key}.id")
    for key, value in node.items():
        yield from _walk(value, f"{path}.{key}" if path else str(key), sources)


def _is_there(node: Any, dotted: str) -> bool:
    for key in dotted.split("."):
        if not isinstance(node, Mapping) or key not in node:
            return False
        node = node[key]
    return True
