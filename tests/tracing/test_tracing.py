"""Requirements, marked tests and the page about them belong together."""

import pytest

from tests.tracing.__main__ import ROOT, main
from tests.tracing.catalogue import Requirement, read_catalogue
from tests.tracing.marks import Found, Mark, marks_in, marks_under
from tests.tracing.plugin import ids_of
from tests.tracing.report import untested_lines
from tests.tracing.table import BEGIN, END, page_with_table, table_of

CATALOGUE = ROOT / "docs" / "requirements.csv"

HEADINGS = "id,starred,source,line,quote,meaning,requirement,modules\n"

DUO = Requirement("O-04", True, "omdu-leaflet", "6", '"Duo"', "Two act", "Unit of 2", ("DU", "MA"))
FEE = Requirement(
    "O-11", False, "omdu-leaflet", "20", '"free"', "No fee.", "fee is 0 | none", ("TR",)
)
PLACES = Requirement("M-21", True, "mlc-mentor", "73", '"plats"', "Many placed", "Proven", ("MA",))


# ---- the checkout itself ---------------------------------------------------------------------


def test_the_page_is_what_the_tests_say_and_every_marked_id_is_known(capsys):
    code = main(["--check"])

    assert capsys.readouterr().err == ""
    assert code == 0


def test_175_requirements_are_listed_and_104_are_starred():
    requirements = read_catalogue(CATALOGUE)

    assert len(requirements) == 175
    assert sum(each.starred for each in requirements) == 104


@pytest.mark.parametrize(
    ("letter", "number"), [("O", 46), ("K", 36), ("N", 36), ("M", 39), ("I", 18)]
)
def test_the_requirements_of_a_document_are_numbered_without_gaps(letter, number):
    ids = [each.id for each in read_catalogue(CATALOGUE) if each.id.startswith(letter)]

    assert ids == [f"{letter}-{count:02}" for count in range(1, number + 1)]


def test_pytest_collects_the_marks_that_the_source_shows(request):
    in_source: dict[str, set[str]] = {}
    for mark in marks_under(ROOT / "tests").marks:
        test = f"tests/{mark.file}::{mark.test}"
        in_source.setdefault(test, set()).add(mark.requirement)

    for item in request.session.items:
        test = item.nodeid.split("[")[0]
        assert ids_of(item) <= in_source.get(test, set()), test


# ---- finding marks ---------------------------------------------------------------------------


def test_a_decorator_names_one_or_several_requirements():
    source = """
import pytest

@pytest.mark.requirement("M-21", "M-30")
@pytest.mark.browser
def test_a():
    ...
"""

    assert marks_in(source, file="matching/test_b.py") == Found(
        (
            Mark("M-21", "matching/test_b.py", "test_a", 6),
            Mark("M-30", "matching/test_b.py", "test_a", 6),
        )
    )


def test_a_mark_of_a_class_holds_for_all_its_tests():
    source = """
@pytest.mark.requirement("O-04")
class TestDuos:
    @pytest.mark.requirement("O-46")
    async def test_a(self): ...
    def test_b(self): ...
    def not_a_test(self): ...
"""

    assert [(mark.requirement, mark.test) for mark in marks_in(source, file="test_c.py").marks] == [
        ("O-04", "TestDuos::test_a"),
        ("O-46", "TestDuos::test_a"),
        ("O-04", "TestDuos::test_b"),
    ]


def test_a_pytestmark_holds_for_the_file_and_an_id_counts_once():
    source = """
pytestmark = [pytest.mark.requirement("M-36"), pytest.mark.browser]

@pytest.mark.requirement("M-36")
def test_a(): ...
"""

    assert marks_in(source, file="test_c.py").marks == (Mark("M-36", "test_c.py", "test_a", 5),)


def test_a_case_of_a_parametrized_test_may_have_a_mark():
    source = """
@pytest.mark.parametrize("one", [1, pytest.param(2, marks=pytest.mark.requirement("M-10"))])
def test_a(one): ...
"""

    assert marks_in(source, file="test_c.py").marks == (Mark("M-10", "test_c.py", "test_a", 3),)


def test_words_in_a_text_are_no_mark():
    assert marks_in("A = \"@pytest.mark.requirement('M-10')\"", file="test_c.py") == Found()


@pytest.mark.parametrize(
    "written", ["requirement()", "requirement(ID)", "requirement(*IDS)", "requirement(7)"]
)
def test_a_mark_without_plain_ids_is_a_fault(written):
    found = marks_in(f"@pytest.mark.{written}\ndef test_a(): ...", file="test_c.py")

    assert [str(fault) for fault in found.faults] == [
        'tests/test_c.py, line 1: write the ids as texts, as requirement("M-21", "M-30").'
    ]


@pytest.mark.parametrize(
    "source",
    [
        '@pytest.mark.requirement("M-10")\ndef pairs(): ...',
        'shown = pytest.mark.requirement("M-10")\n@shown\ndef test_a(): ...',
        "@pytest.mark.requirement\ndef test_a(): ...",
        'CASES = [pytest.param(1, marks=pytest.mark.requirement("M-10"))]',
    ],
)
def test_a_mark_that_belongs_to_no_test_is_a_fault(source):
    found = marks_in(source, file="test_c.py")

    assert found.marks == ()
    assert [str(fault) for fault in found.faults] == [
        "tests/test_c.py, line 1: this marker belongs to no test. Write it as a decorator of one, with ids."
    ]


def test_a_file_that_is_not_python_is_a_fault():
    assert [str(fault) for fault in marks_in("def test_a(:", file="test_c.py").faults] == [
        "tests/test_c.py, line 1: the file is not Python: invalid syntax."
    ]


# ---- reading the list ------------------------------------------------------------------------


def test_a_row_becomes_a_requirement(tmp_path):
    path = tmp_path / "requirements.csv"
    path.write_text(
        HEADINGS + 'O-04,yes,omdu-leaflet,6,"""Duo""",Two act,Unit of 2,DU MA\n', encoding="utf-8"
    )

    assert read_catalogue(path) == (DUO,)


def test_all_faults_of_a_list_are_told_at_once(tmp_path):
    path = tmp_path / "requirements.csv"
    path.write_text(
        HEADINGS
        + "M4,maybe,diary,6,q,m,r,MA ZZ\n"
        + "O-04,yes,omdu-leaflet,6,q,m,,MA\n"
        + "O-04,yes,omdu-leaflet,6,q,m,r,MA\n",
        encoding="utf-8",
    )

    with pytest.raises(ValueError) as told:
        read_catalogue(path)

    assert str(told.value).splitlines() == [
        'requirements.csv, row 2: "M4" is not an id. Write a letter and two digits, as M-21.',
        'requirements.csv, row 2: starred is "maybe". Write yes or no.',
        'requirements.csv, row 2: "diary" is not a source. Write one of omdu-leaflet, kvinfo-method, kvinfo-newsletter, mlc-mentor, nikk-interview.',
        'requirements.csv, row 2: "ZZ" is not a module. Write some of IN EL MA DU TR ME CO OU RE PD XP PR.',
        "requirements.csv, row 3: requirement blank. Write something in every column.",
        'requirements.csv, row 3: "O-04" stands in 2 rows. Leave one.',
        'requirements.csv, row 4: "O-04" stands in 2 rows. Leave one.',
    ]


# ---- table and report ------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_requirement_with_its_tests_by_file():
    marks = [
        Mark("O-04", "matching/test_b.py", "test_d", 9),
        Mark("O-04", "matching/test_b.py", "test_c", 6),
        Mark("O-04", "matching/test_a.py", "test_e", 3),
    ]

    table = table_of([DUO, FEE], marks)

    assert table.splitlines()[0] == "1 of 2 have a test; of the starred ones 1 of 1."
    assert "| MA | matching | 1 | 1 | 1 | 1 |" in table.splitlines()
    assert "| TR | training | 0 | 1 | 0 | 0 |" in table.splitlines()
    assert table.splitlines()[-2:] == [
        "| O-04 | ★ | 6 | *Two act.* Unit of 2 | DU MA | `matching/test_a.py::test_e`<br>`matching/test_b.py::test_c`, `::test_d` |",
        "| O-11 |  | 20 | *No fee.* fee is 0 \\| none | TR |  |",
    ]


def test_of_many_tests_in_one_file_three_are_named():
    marks = [Mark("O-04", "test_b.py", f"test_{number}", number) for number in range(1, 6)]

    row = table_of([DUO], marks).splitlines()[-1]

    assert row.endswith("| `test_b.py::test_1`, `::test_2`, `::test_3` and 2 more |")


def test_the_table_does_not_depend_on_the_order_of_the_marks():
    marks = [Mark("O-04", "b.py", "test_a", 9), Mark("M-21", "a.py", "test_b", 6)]

    assert table_of([DUO, PLACES], marks) == table_of([DUO, PLACES], marks[::-1])


def test_only_what_stands_between_the_two_lines_of_a_page_is_replaced():
    page = f"# Head\n\n{BEGIN}\nold\n{END}\n\ntail\n"

    assert page_with_table(page, "new\n") == f"# Head\n\n{BEGIN}\n\nnew\n\n{END}\n\ntail\n"
    assert page_with_table(page_with_table(page, "other\n"), "new\n") == page_with_table(
        page, "new\n"
    )


@pytest.mark.parametrize("page", ["", BEGIN, END + BEGIN, BEGIN + END + END, BEGIN + BEGIN + END])
def test_a_page_without_the_two_lines_is_an_error(page):
    with pytest.raises(ValueError, match="Write the two lines once each"):
        page_with_table(page, "new\n")


def test_what_has_no_test_is_listed_with_the_starred_first():
    assert list(untested_lines([DUO, FEE, PLACES], {"O-04"})) == [
        "1 of 3 have a test; of the starred ones 1 of 2.",
        "",
        "Starred, without a test: 1",
        "  mlc-mentor 1: M-21",
        "",
        "Others, without a test: 1",
        "  omdu-leaflet 1: O-11",
    ]


# ---- the command -----------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "tests").mkdir()
    row = 'M-21,yes,mlc-mentor,73,"""plats""",Many placed,Proven,MA\n'
    (tmp_path / "docs" / "requirements.csv").write_text(HEADINGS + row, encoding="utf-8")
    (tmp_path / "docs" / "requirements.md").write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    return tmp_path


def with_test(checkout, *, marked):
    source = f'@pytest.mark.requirement("{marked}")\ndef test_a(): ...\n'
    (checkout / "tests" / "test_b.py").write_text(source, encoding="utf-8")


def test_a_new_mark_makes_the_page_outdated_until_it_is_written(checkout, capsys):
    main(["--write"], root=checkout)
    assert main(["--check"], root=checkout) == 0

    with_test(checkout, marked="M-21")

    assert main(["--check"], root=checkout) == 1
    assert capsys.readouterr().err == (
        "docs/requirements.md is not what the tests say. "
        "Run: uv run python -m tests.tracing --write\n"
    )
    assert main(["--write"], root=checkout) == 0
    assert main(["--check"], root=checkout) == 0
    page = (checkout / "docs" / "requirements.md").read_text(encoding="utf-8")
    assert "| M-21 | ★ | 73 | *Many placed.* Proven | MA | `test_b.py::test_a` |" in page


@pytest.mark.parametrize("words", [[], ["--check"], ["--write"]])
def test_an_unknown_id_fails_and_writes_nothing(checkout, capsys, words):
    with_test(checkout, marked="M-12")

    assert main(words, root=checkout) == 1
    assert capsys.readouterr().err == (
        'tests/test_b.py, line 2: "M-12" is not a requirement. Write M-21.\n'
    )
    page = (checkout / "docs" / "requirements.md").read_text(encoding="utf-8")
    assert page == f"{BEGIN}\n{END}\n"


def test_an_id_like_no_other_is_pointed_to_the_list(checkout, capsys):
    with_test(checkout, marked="seats")

    main([], root=checkout)

    assert capsys.readouterr().err == (
        'tests/test_b.py, line 2: "seats" is not a requirement. '
        "Write an id of docs/requirements.csv.\n"
    )
