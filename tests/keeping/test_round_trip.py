"""A round that is opened again is the round that was left, and proposes the same."""

import pytest

from tests.store.kept import (
    SAMPLES,
    accepted,
    again,
    begun,
    faults,
    said_by,
)
from workbench.keeping.lists import as_kept
from workbench.locale import use_language
from workbench.programme import library
from workbench.round import open_round


def sample(programme):
    round = open_round(programme)
    for file in sorted((SAMPLES / programme).glob("*.[cx][sl][vs]*")):
        round = round.with_file(file.name, file.read_bytes())
    return round.read()


@pytest.mark.parametrize("programme", library())
def test_the_lists_of_every_programme_come_back_with_the_same_proposal(database, programme):
    round = sample(programme)
    waiting = [name for name, said in round.eligibility.standing.items() if said != "eligible"]
    for name in waiting[:5]:
        round = round.decided(str(name), accepted("Talked to her"))
    criteria = [each.id for each in round.programme.match.criterion]
    round = round.weighted(criteria[0], 37).proposed()
    pairs = sorted(round.proposal.pair_ids)
    giver, receiver = pairs[0]
    round = round.keeping(giver, receiver).ruling_out(*pairs[-1]).proposed()
    kept, _ = begun(database, round)
    kept.note(round)

    found = again(kept)

    assert len(found.decisions) == len(waiting[:5])
    assert found.wishes.keep == {(giver, receiver)}
    assert said_by(found) == said_by(round)
    assert (found.lists, found.decisions, found.wishes) == (
        tuple(as_kept(each, round.programme) for each in round.lists),
        round.decisions,
        round.wishes,
    )
    assert found.parsed.people.equals(round.parsed.people)
    assert found.parsed.applications.equals(round.parsed.applications)
    assert found.proposed().proposal.pair_ids == round.proposal.pair_ids
    assert faults(database) == []


def test_a_kept_duo_comes_back_as_a_duo(database):
    round = sample("omdu").proposed()
    duo = min(pair for pair in round.proposal.pair_ids if "+" in pair[0] + pair[1])
    kept, round = begun(database, round.keeping(*duo))

    assert again(kept).wishes.keep == {duo}


@pytest.mark.parametrize("language", ["sv", "da", "nb", "en"])
def test_what_stood_in_the_way_of_a_file_is_told_in_the_language_of_whoever_opens_it(
    database, language
):
    broken = open_round("mitt_livs_chans").with_file("trasig.xlsx", b"PK nothing")
    broken = broken.with_file("tom.csv", b"").read()
    kept, round = begun(database, broken)
    use_language(language)

    found = again(kept)

    assert len(found.file_problems) >= 2
    said = [(str(each.what), str(each.mend)) for each in found.file_problems]
    assert said == [(str(each.what), str(each.mend)) for each in round.file_problems]
    use_language("en")
    english = [(str(each.what), str(each.mend)) for each in found.file_problems]
    assert (said == english) == (language == "en")
