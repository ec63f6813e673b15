"""Tables and figures of a proposal, from the miniature lists."""

from pathlib import Path

import pytest

from workbench.reporting.charts import as_svg, score_counts, score_distribution
from workbench.reporting.names import shown_people
from workbench.reporting.summary import compatibility, reading, summary
from workbench.reporting.tables import pairs_table, settings_table, unmatched_table
from workbench.round import open_round

SAMPLES = Path(__file__).parents[2] / "sample_data" / "miniature"


@pytest.fixture(scope="module")
def done():
    round = open_round("mitt_livs_chans")
    for name, role in (("mentors.csv", "mentor"), ("adepts.csv", "mentee")):
        round = round.with_file(name, (SAMPLES / name).read_bytes(), role=role)
    return round.proposed()


@pytest.fixture(scope="module")
def shown(done):
    return shown_people(done.parsed, done.programme)


def test_the_table_of_pairs_calls_people_by_the_id_of_their_list(done, shown):
    table = pairs_table(done.proposal, shown)

    assert len(table) == 11
    assert list(table.columns[:2]) == ["Mentor", "Mentor, name"]
    assert set(table["Mentor"]) <= {f"M{number}" for number in range(1, 10)}
    assert table["Score"].is_monotonic_decreasing


def test_whoever_has_no_pair_stands_in_the_table_with_a_reason(done, shown):
    table = unmatched_table(done.proposal, shown)

    assert set(table["Person"]) == {"A12", "M7"}
    assert all(table["Why"].str.len() > 10)


def test_the_settings_say_how_the_run_was_made(done):
    table = settings_table(done.proposal)

    values = dict(zip(table["What"], table["Value"], strict=True))
    assert values["Result"] == "Best possible, proven"
    assert values["Weight of Education"] == 40.0
    assert values["First: education, industry, experience"] == 792.0


def test_the_key_figures_add_up(done):
    figures = summary(done.proposal)

    assert (figures.placed, figures.wanting, figures.places) == (11, 12, 12)
    assert figures.tier_means["primary"] == pytest.approx(72.0)


def test_the_map_shows_every_permissible_pair_and_marks_the_proposed(done):
    shown = compatibility(done.proposal)

    assert shown.values.shape == (12, 9)
    assert len(shown.marks) == 11
    assert all(shown.values[mark] >= 0 for mark in shown.marks)


def test_a_forbidden_pair_is_read_with_its_rule_in_words(done, shown):
    person = {listed: name for name, listed in shown.ids.items()}
    told = reading(done.proposal, person["M1"], person["A12"])

    assert told.score is None
    assert [str(rule) for rule in told.forbidden_by]


def test_the_distribution_counts_every_pair_once_and_draws(done):
    assert sum(score_counts(done.proposal)) == 11
    assert as_svg(score_distribution(done.proposal, done.proposal)).startswith(b"<?xml")


def test_codes_alone_are_shown_where_the_programme_says_so(done):
    class Hidden:
        privacy = type("P", (), {"show_names": False})

    assert shown_people(done.parsed, Hidden()).names == {}
