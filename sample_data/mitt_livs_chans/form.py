"""A form as a list of questions: heading, how the answer comes about, how often it is missing."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sample_data.dice import Dice
from sample_data.mitt_livs_chans.population import Person
from sample_data.writing import Cell


@dataclass(frozen=True)
class Question[P]:
    """One column of a form export.

    Parameters
    ----------
    id : str
        Short name for the column within this sample.
    heading : str
        The question as the form asks it.
    answer : callable of person, dice
        Gives the cell; None where there is nothing to say.
    blank : float
        Share (0…1) of people who leave it out although they could answer.
    """

    id: str
    heading: str
    answer: Callable[[P, Dice], Cell]
    blank: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """A filled-in form: one row a submission, in the order in which they came.

    Parameters
    ----------
    file : str
        Name of the file it is written to.
    questions : tuple of Question
        Its columns.
    rows : tuple of tuple of Cell
        Its rows, each as long as *questions*.
    people : tuple of int
        Number of the person behind each row.
    """

    file: str
    questions: tuple[Question[Any], ...]
    rows: tuple[tuple[Cell, ...], ...]
    people: tuple[int, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The questions as they are asked."""
        return tuple(question.heading for question in self.questions)

    def column(self, question: str) -> int:
        """Position of a question's column, from 0."""
        return [asked.id for asked in self.questions].index(question)

    def row_of(self, person: int) -> int:
        """Position of a person's first row, from 0."""
        return self.people.index(person)

    def answered(self, row: int, question: str, cell: Cell) -> "Sheet":
        """Same sheet with another answer in one cell."""
        cells = list(self.rows[row])
        cells[self.column(question)] = cell
        return replace(self, rows=(*self.rows[:row], tuple(cells), *self.rows[row + 1 :]))

    def with_row(self, row: int, cells: tuple[Cell, ...], *, person: int) -> "Sheet":
        """Same sheet with one more row before position *row*."""
        return replace(
            self,
            rows=(*self.rows[:row], cells, *self.rows[row:]),
            people=(*self.people[:row], person, *self.people[row:]),
        )


def filled_in[P: Person](
    file: str,
    questions: Sequence[Question[P]],
    people: Sequence[P],
    *,
    thorough: Collection[int],
    dice: Dice,
) -> Sheet:
    """Let everybody answer the form, in the order in which their applications came.

    Parameters
    ----------
    file : str
        Name of the file.
    questions : sequence of Question
        Columns in their order.
    people : sequence of Adept or of Mentor
        Whoever applies.
    thorough : collection of int
        Numbers of the people who leave nothing out.
    dice : Dice
        Where the draws come from; every person and question has its own.
    """
    ordered = sorted(people, key=lambda person: (person.received, person.number))
    return Sheet(
        file=file,
        questions=tuple(questions),
        rows=tuple(
            tuple(
                _cell(
                    question,
                    person,
                    dice.of(person.number),
                    blank=0 if person.number in thorough else question.blank,
                )
                for question in questions
            )
            for person in ordered
        ),
        people=tuple(person.number for person in ordered),
    )


def _cell[P](question: Question[P], person: P, dice: Dice, *, blank: float) -> Cell:
    draw = dice.of(question.id)
    if draw.of("blank").happens(blank):
        return None
    return question.answer(person, draw)
