"""The list of requirements, read from ``docs/requirements.csv``."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

#: Documents that the requirements were read from, in the order of the table.
SOURCES = {
    "omdu-leaflet": "OMDU, reverse mentorship duo model: recruitment leaflet, 2022",
    "kvinfo-method": "KVINFO mentor network for employment: method page",
    "kvinfo-newsletter": "KVINFO newsletter, 20 years of the mentor network, November 2022",
    "mlc-mentor": 'Mitt Livs Chans mentor programme: "become a mentor", spring 2022',
    "nikk-interview": "NIKK: better mentors with a Nordic network, interview, 2024",
}

MODULES = {
    "IN": "intake",
    "EL": "eligibility",
    "MA": "matching",
    "DU": "duo formation",
    "TR": "training",
    "ME": "meetings",
    "CO": "compensation",
    "OU": "outcomes",
    "RE": "reporting",
    "PD": "programme design",
    "XP": "exchange between programmes",
    "PR": "privacy",
}

COLUMNS = ("id", "starred", "source", "line", "quote", "meaning", "requirement", "modules")

_ID = re.compile(r"[A-Z]-\d\d")


@dataclass(frozen=True)
class Requirement:
    """One sentence of a source, as something that can be tested.

    Parameters
    ----------
    id : str
        Letter of the source and number, such as ``"M-21"``.
    starred : bool
        Whether the sources cannot be implemented at all without it.
    source, line, quote : str
        Key of :data:`SOURCES`, its lines, and the words that stand there.
    meaning, requirement : str
        The quote in English, and what can be tested.
    modules : tuple of str
        Keys of :data:`MODULES`; at least one.
    """

    id: str
    starred: bool
    source: str
    line: str
    quote: str
    meaning: str
    requirement: str
    modules: tuple[str, ...]


def read_catalogue(path: Path) -> tuple[Requirement, ...]:
    """All requirements of a CSV, in its order.

    Raises
    ------
    ValueError
        With every fault of the file, one a line.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    faults = list(_faults(rows))
    if faults:
        raise ValueError("\n".join(f"{path.name}, {fault}" for fault in faults))
    return tuple(
        Requirement(
            **{name: row[name] for name in COLUMNS if name not in {"starred", "modules"}},
            starred=row["starred"] == "yes",
            modules=tuple(row["modules"].split()),
        )
        for row in rows
    )


def _faults(rows: list[dict[str, str]]) -> Iterator[str]:
    if not rows or tuple(rows[0]) != COLUMNS:
        yield f"row 1: write the headings {', '.join(COLUMNS)}, and rows under them."
        return
    times = Counter(row["id"] for row in rows)
    for number, row in enumerate(rows, start=2):
        for what in _faults_of(row):
            yield f"row {number}: {what}"
        if times[row["id"]] > 1:
            yield f'row {number}: "{row["id"]}" stands in {times[row["id"]]} rows. Leave one.'


def _faults_of(row: Mapping[str, str]) -> Iterator[str]:
    blank = [name for name in COLUMNS if not (row[name] or "").strip()]
    if blank:
        yield f"{', '.join(blank)} blank. Write something in every column."
        return
    if not _ID.fullmatch(row["id"]):
        yield f'"{row["id"]}" is not an id. Write a letter and two digits, as M-21.'
    if row["starred"] not in {"yes", "no"}:
        yield f'starred is "{row["starred"]}". Write yes or no.'
    if row["source"] not in SOURCES:
        yield f'"{row["source"]}" is not a source. Write one of {", ".join(SOURCES)}.'
    for module in row["modules"].split():
        if module not in MODULES:
            yield f'"{module}" is not a module. Write some of {" ".join(MODULES)}.'
