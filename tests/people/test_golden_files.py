"""G25: a Nordic file with everything that spreadsheets and programs like to break."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest

from workbench.round import open_round

ROWS = """Id;Inkommen;Födelseland;Kommun;Högsta utbildningsnivå;Arbetslivserfarenhet totalt (år);\
Jobb som motsvarar kompetensen
1;14.02.2022;NA;0127;Kandidatexamen;2,5;Nej
2;2022-02-14;Sverige;0180;Masterexamen;1 000,5;Nej
3;15.02.2022;Örike;0127;Kandidatexamen;12;Nej
"""


@pytest.fixture(scope="module")
def round():
    content = ROWS.encode("cp1252")
    return open_round("mitt_livs_chans").with_file("adepter.csv", content, role="mentee").read()


@pytest.mark.requirement("N-05")
def test_g25_every_answer_of_a_nordic_file_is_kept_as_it_is(round):
    first = round.parsed.applications.iloc[0]

    assert first["received_on"] == datetime(2022, 2, 14)
    assert first["birth_country"] == "NA"
    assert first["municipality"] == "0127"
    assert first["education_level"] == "ISCED6"
    assert first["years_work_total"] == 2.5


def test_g25_what_cannot_be_right_is_listed_with_its_row(round):
    said = [(each.row, each.field, each.value) for each in round.problems if each.row is not None]

    assert sorted(said) == [(3, "years_work_total", "1 000,5"), (4, "birth_country", "Örike")]
    assert pd.isna(round.parsed.applications.iloc[2]["birth_country"])
    assert round.parsed.applications.iloc[2]["municipality"] == "0127"
