"""Refresh the names of countries in the code lists from Babel.

The lists are frozen files: this script is run by a developer who wants newer names, never by the
workbench. Whatever a person wrote into a list (other spellings, dates, notes) is kept; only the
four name columns are replaced, and countries that Babel has gained are added.

Run it with ``python -m workbench.vocabulary.make_lists`` and read the difference before keeping it.
How the other lists were made is told in ``docs/code-lists.md``.
"""

import csv
from pathlib import Path

from babel import Locale

LISTS = Path(__file__).parent / "lists"
LANGUAGES = ("sv", "da", "nb", "en")
NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)
"""Two-letter codes in Babel that ISO 3166-1 does not assign (``XK`` is kept: Kosovo)."""

KEPT_NAMES = {
    ("CD", "nb"): "Kongo-Kinshasa",
    ("CD", "en"): "Congo-Kinshasa",
    ("CG", "en"): "Congo-Brazzaville",
    ("BQ", "da"): "Caribisk Nederland",
    ("HK", "sv"): "Hongkong",
    ("HK", "da"): "Hongkong",
    ("HK", "nb"): "Hongkong",
    ("HK", "en"): "Hong Kong",
    ("IM", "nb"): "Isle of Man",
    ("MO", "sv"): "Macao",
    ("MO", "da"): "Macao",
    ("MO", "nb"): "Macao",
    ("MO", "en"): "Macao",
}
"""Names that differ from Babel's: Babel's could mean two countries or is not what people write."""

COUNTRY_COLUMNS = (
    "code",
    "parent",
    "level",
    *LANGUAGES,
    "also",
    "note",
    "eu_from",
    "eu_to",
    "successors",
    "groups",
)


def main() -> None:
    """Rewrite ``lists/countries.csv`` with today's names from Babel."""
    kept = _read("countries")
    names = country_names()
    rows = [_country(code, names[code], kept.get(code, {})) for code in sorted(names)]
    rows += [row for code, row in kept.items() if code not in names]
    _write("countries", COUNTRY_COLUMNS, rows)


def country_names() -> dict[str, dict[str, str]]:
    """Names of all countries and territories of ISO 3166-1, and of Kosovo, by code and language."""
    territories = {name: _territories(name) for name in LANGUAGES}
    codes = {code for code in territories["en"] if len(code) == 2 and code.isalpha()}
    return {
        code: {name: KEPT_NAMES.get((code, name), territories[name][code]) for name in LANGUAGES}
        for code in codes - NOT_COUNTRIES
    }


def _territories(language: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale.parse(language).territories.items()}


def _country(code: str, names: dict[str, str], kept: dict[str, str]) -> dict[str, str]:
    return {"code": code, "parent": "", "level": "country"} | kept | names


def _read(list_id: str) -> dict[str, dict[str, str]]:
    path = LISTS / f"{list_id}.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def _write(list_id: str, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with (LISTS / f"{list_id}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
