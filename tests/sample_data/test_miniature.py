"""The miniature: twelve adepts and nine mentors whose best matching can be found by hand."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "sample_data" / "miniature"
FIELDS = {
    "Ämneslärare": "0114",
    "Finans": "0412",
    "Redovisning": "0411",
    "Databaser och nätverk": "0612",
    "Systemutveckling": "0613",
    "Elektroteknik": "0714",
    "Maskinteknik": "0715",
    "Arkitektur": "0731",
    "Byggteknik": "0732",
    "Läkare": "0912",
    "Sjuksköterska": "0913",
}
INDUSTRIES = {
    "Maskinindustri": "C28",
    "Elektronikindustri": "C26",
    "Byggande av hus": "F41",
    "Telekommunikation": "J61",
    "Dataprogrammering": "J62",
    "Bankverksamhet": "K64",
    "Försäkring": "K65",
    "Arkitektkontor": "M71",
    "Utbildning": "P85",
    "Sjukvård": "Q86",
}
BY_HAND = {
    "A1": "M1",
    "A2": "M3",
    "A3": "M5",
    "A4": "M3",
    "A5": "M2",
    "A6": "M5",
    "A7": "M4",
    "A8": "M5",
    "A9": "M6",
    "A10": "M8",
    "A11": "M9",
}


def test_it_has_twelve_adepts_nine_mentors_and_twelve_places() -> None:
    adepts, mentors = people("adepts"), people("mentors")

    assert [adept["Id"] for adept in adepts] == [f"A{n}" for n in range(1, 13)]
    assert [mentor["Id"] for mentor in mentors] == [f"M{n}" for n in range(1, 10)]
    assert sum(places().values()) == 12


def test_no_matching_places_more_than_eleven() -> None:
    most, _, _ = best()

    assert most == 11


def test_the_best_primary_total_of_eleven_pairs_is_792_points() -> None:
    _, points, _ = best()

    assert points == 792
    assert sum(table()[pair] for pair in BY_HAND.items()) == 792


def test_only_one_matching_reaches_the_best_total() -> None:
    _, _, matchings = best()

    assert matchings == (BY_HAND,)


def test_the_readme_shows_the_points_that_follow_from_the_lists() -> None:
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [line.strip("| ").split("|") for line in lines if line.startswith("| A")]
    shown = {
        (adept.strip(), f"M{column}"): int(cell)
        for adept, *cells in rows
        for column, cell in enumerate(cells, start=1)
        if len(cells) == 9 and cell.strip() != "\N{EN DASH}"
    }

    assert shown == table()


def test_every_fit_is_a_whole_step_of_the_scale() -> None:
    fits = {fit for pair in table() for fit in three_fits(*pair)}

    assert fits == {0, 0.5, 0.8, 0.9, 1}


def test_taking_the_best_pair_first_places_only_ten() -> None:
    left, chosen = places(), {}
    for adept, mentor in sorted(table(), key=lambda pair: -table()[pair]):
        if adept not in chosen and left[mentor]:
            chosen[adept] = mentor
            left[mentor] -= 1

    assert len(chosen) == 10


@cache
def people(side: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / f"{side}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def places() -> dict[str, int]:
    return {mentor["Id"]: int(mentor["Antal adepter"]) for mentor in people("mentors")}


def by_id(person: str) -> dict[str, str]:
    side = "adepts" if person.startswith("A") else "mentors"
    return next(row for row in people(side) if row["Id"] == person)


def permitted(adept: str, mentor: str) -> bool:
    one, other = by_id(adept), by_id(mentor)
    common = any(
        {one[language], other[language]} <= {"Goda kunskaper", "Flytande", "Modersmål"}
        for language in ("Svenska", "Engelska", "Arabiska")
    )
    return common and one["Deltagandeform"] == other["Deltagandeform"]


def three_fits(adept: str, mentor: str) -> tuple[float, float, float]:
    one, other = by_id(adept), by_id(mentor)
    learnt, taught = (FIELDS[row["Utbildningsinriktning"]] for row in (one, other))
    wanted, known = INDUSTRIES[one["Önskad bransch"]], INDUSTRIES[other["Bransch"]]
    years = "Arbetslivserfarenhet totalt (år)"
    education = next((f for n, f in ((4, 1), (3, 0.9), (2, 0.5)) if learnt[:n] == taught[:n]), 0)
    industry = 1 if wanted == known else 0.8 if wanted[0] == known[0] else 0
    return education, industry, int(int(other[years]) >= int(one[years]))


@cache
def table() -> dict[tuple[str, str], int]:
    pairs = [(a["Id"], m["Id"]) for a in people("adepts") for m in people("mentors")]
    return {pair: round(points(*pair)) for pair in pairs if permitted(*pair)}


def points(adept: str, mentor: str) -> float:
    education, industry, experience = three_fits(adept, mentor)
    return 40 * education + 35 * industry + 25 * experience


@cache
def best() -> tuple[int, int, tuple[dict[str, str], ...]]:
    """Most adepts placed, most points among those, and every matching that reaches both."""
    ends: dict[tuple[tuple[str, int], ...], tuple[int, int, list[dict[str, str]]]] = {
        tuple(sorted(places().items())): (0, 0, [{}])
    }
    for adept in (row["Id"] for row in people("adepts")):
        after: dict[tuple[tuple[str, int], ...], tuple[int, int, list[dict[str, str]]]] = {}
        for left, (placed, total, matchings) in ends.items():
            keep(after, left, (placed, total, matchings))
            for mentor, free in left:
                if free and (adept, mentor) in table():
                    fewer = tuple((m, n - (m == mentor)) for m, n in left)
                    longer = [{**chosen, adept: mentor} for chosen in matchings]
                    keep(after, fewer, (placed + 1, total + table()[adept, mentor], longer))
        ends = after
    most = max(end[:2] for end in ends.values())
    reached = [chosen for end in ends.values() if end[:2] == most for chosen in end[2]]
    return (*most, tuple(reached))


def keep(
    ends: dict[tuple[tuple[str, int], ...], tuple[int, int, list[dict[str, str]]]],
    left: tuple[tuple[str, int], ...],
    end: tuple[int, int, list[dict[str, str]]],
) -> None:
    known = ends.get(left)
    if known is None or end[:2] > known[:2]:
        ends[left] = end
    elif end[:2] == known[:2]:
        ends[left] = (*end[:2], [*known[2], *end[2]])
