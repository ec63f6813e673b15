"""A round: lists in, people screened, a proposal out, and nothing outdated ever shown."""

from datetime import date

import pytest

from workbench.handing_in import BY_COLUMN
from workbench.people.eligibility import Decision
from workbench.round import open_round

MENTORS = """id;Namn;E-post;Utbildningsnivå;Utbildningsinriktning;Bransch;Arbetsår i Sverige;Arbetsår totalt;Svenska;Engelska;Deltagandeform;Hur många adepter?;Timmar
M1;Ebba Ek;ebba@example.org;Master;Juridik;Handel;9;9;modersmål;god;digitalt;2;12
M2;Ivar Al;ivar@example.org;Master;Data;IT;4;4;modersmål;god;digitalt;1;12
"""
ADEPTS = """id;Namn;E-post;Födelseland;Utbildningsnivå;Utbildningsinriktning;Önskad bransch;Arbetsår totalt;Svenska;Engelska;Deltagandeform;Jobb motsvarar kompetens
A1;Sara Noor;sara@example.org;Syrien;Kandidatexamen;Juridik;Handel;3;god;god;digitalt;nej
A2;Omid Rad;omid@example.org;Iran;Kandidatexamen;Data;IT;3;god;god;digitalt;nej
A3;Lin Wei;lin@example.org;Kina;Kandidatexamen;Data;IT;3;god;god;digitalt;nej
"""


@pytest.fixture
def round():
    empty = open_round("mitt_livs_chans")
    return empty.with_file("mentorer.csv", MENTORS.encode("cp1252")).with_file(
        "adepter.csv", ADEPTS.encode("utf-8-sig")
    )


def listed(round):
    people = round.parsed.people["list_id"]
    return {(people[pair.giver], people[pair.receiver]) for pair in round.proposal.pairs}


def test_lists_become_a_proven_proposal(round):
    done = round.proposed()

    assert done.proposal.status == "optimal"
    assert listed(done) in (
        {("M1", "A1"), ("M2", "A2"), ("M1", "A3")},
        {("M1", "A1"), ("M2", "A3"), ("M1", "A2")},
    )
    assert done.proposal.unmatched == ()


def test_a_round_never_changes(round):
    other = round.weighted("industry", 90)

    assert round.wishes.weights == {}
    assert other.wishes.weights == {"industry": 90.0}


def test_a_new_weight_drops_the_old_proposal_and_keeps_the_scores(round):
    done = round.proposed()

    assert done.weighted("industry", 90).proposal is None
    assert done.weighted("industry", 90).scores is done.scores


def test_a_new_file_drops_everything_that_rested_on_the_lists(round):
    done = round.proposed().with_file("mentorer.csv", MENTORS.encode())

    assert (done.parsed, done.eligibility, done.scores, done.proposal) == (None,) * 4


@pytest.mark.requirement("K-25")
def test_a_kept_pair_is_in_the_proposal_and_a_ruled_out_one_is_not(round):
    done = round.proposed()
    ids = {listed: name for name, listed in done.parsed.people["list_id"].items()}

    kept = done.keeping(ids["M2"], ids["A1"]).proposed()
    without = kept.ruling_out(ids["M2"], ids["A1"]).proposed()

    assert ("M2", "A1") in listed(kept)
    assert ("M2", "A1") not in listed(without)
    assert without.wishes.keep == frozenset()


def test_decisions_and_kept_pairs_follow_people_when_another_list_is_added(round):
    done = round.proposed()
    ids = {listed: name for name, listed in done.parsed.people["list_id"].items()}
    decided = done.decided(ids["M2"], Decision(accepted=False, reason="Sjuk", on=date(2022, 1, 20)))
    kept = decided.keeping(ids["M1"], ids["A3"])
    earlier_id = MENTORS.replace("M1;", "K1;").replace("M2;", "K2;").replace("@", "2@")

    more = kept.with_file("fler mentorer.csv", earlier_id.encode()).read()

    now = {listed: name for name, listed in more.parsed.people["list_id"].items()}
    assert set(more.decisions) == {now["M2"]}
    assert more.wishes.keep == {(now["M1"], now["A3"])}


def test_a_correction_is_read_instead_of_what_the_file_says(round):
    read = round.with_file(
        "adepter.csv", ADEPTS.replace("Syrien", "Syrienn").encode()
    ).read()
    problem = next(each for each in read.problems if each.value == "Syrienn")

    mended = read.corrected(
        (problem.file, problem.sheet, problem.row, problem.field), "Syrien"
    ).read()

    assert problem.row == 2
    assert not [each for each in mended.problems if each.value == "Syrienn"]
    assert mended.eligibility.counts("mentee")["eligible"] == 3


def test_what_is_missing_is_said_in_sentences():
    empty = open_round("mitt_livs_chans")

    assert [str(each) for each in empty.blockers("propose")] == [
        "Hand in a list of mentors first.",
        "Hand in a list of mentees first.",
    ]
    assert [str(each) for each in empty.blockers("export")] == ["Make a proposal first."]


def test_nobody_eligible_is_a_sentence_not_an_empty_proposal(round):
    nobody = round.with_file("adepter.csv", ADEPTS.replace("nej", "ja").encode()).read()

    assert [str(each) for each in nobody.blockers("propose")] == [
        (
            "None of the mentees can take part yet: accept somebody on the Applicants page, or ask "
            "for what is missing."
        )
    ]


def test_a_file_that_cannot_be_read_leaves_nothing_half_read(round):
    broken = round.with_file("adepter.csv", b"%PDF-1.7 no list at all")

    assert [each.table.file for each in broken.lists] == ["mentorer.csv"]
    assert [each.severity for each in broken.file_problems] == ["blocks"]


def test_one_list_may_hold_both_roles_when_a_column_says_so():
    both = (
        "id;Roll;E-post;Svenska;Engelska;Deltagandeform;Utbildningsnivå\n"
        "1;Mentor;m@example.org;modersmål;god;digitalt;Master\n"
        "2;Adept;a@example.org;god;god;digitalt;Master\n"
        "3;Adept;b@example.org;god;god;digitalt;Master\n"
    )

    read = open_round("mitt_livs_chans").with_file("alla.csv", both.encode()).read()

    assert read.lists[0].role == BY_COLUMN
    assert read.parsed.applications["role"].value_counts().to_dict() == {"mentee": 2, "mentor": 1}


@pytest.mark.parametrize(
    ("criterion", "weight", "words"),
    [
        ("industri", 3, '"industri" is not a criterion of the programme.'),
        ("industry", -1, "A weight is 0 or more; this one is -1."),
        ("industry", float("nan"), "A weight is 0 or more; this one is nan."),
    ],
)
def test_a_weight_that_cannot_be_is_a_sentence(round, criterion, weight, words):
    with pytest.raises(ValueError, match="^" + words.replace(".", r"\.")):
        round.weighted(criterion, weight)


def test_keeping_two_mentees_with_a_mentor_of_one_place_is_impossible_with_a_way_out(round):
    done = round.proposed()
    ids = {listed: name for name, listed in done.parsed.people["list_id"].items()}

    stuck = done.keeping(ids["M2"], ids["A1"]).keeping(ids["M2"], ids["A2"]).proposed()

    assert stuck.proposal.status == "impossible"
    assert stuck.proposal.pairs == ()
    assert "is kept in 2 pairs, but has 1 place. Release 1 of them." in str(
        stuck.proposal.ways_out[0]
    )
