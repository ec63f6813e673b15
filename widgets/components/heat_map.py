"""A picture of every possible pair at once, as a grid of colours."""

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import traitlets as t

from widgets.components.component import Buffers, Callback, Component, Message, RefusedError

__all__ = ["NOT_PERMISSIBLE", "HeatMap", "shades"]

NOT_PERMISSIBLE = 255


def shades(values: npt.ArrayLike) -> bytes:
    """Return a matrix of values 0..1 as shades for `HeatMap`.

    Parameters
    ----------
    values : array of float, shape (rows, columns)
        0 is the lightest shade, 1 the deepest; missing (nan) is "not permissible".

    Returns
    -------
    bytes
        Row by row, 0..254, and 255 where the value is missing.
    """
    matrix = np.asarray(values, dtype=float)
    known = np.clip(np.nan_to_num(matrix), 0.0, 1.0)
    return np.where(np.isnan(matrix), NOT_PERMISSIBLE, np.rint(known * 254)).astype("u1").tobytes()


class HeatMap(Component):
    """Points of all pairs as shades of one colour, to be explored by pointer or keyboard.

    The arrow keys move a crosshair, Page Up and Page Down by ten rows, Home and End to the ends
    of a row. Python answers in ``readout``.

    Traits
    ------
    row_labels, column_labels : list of str
        Codes of the rows and columns.
    cells : bytes
        Shades row by row: 0..254, 255 where the pair is not permissible (see `shades`). As many
        as rows times columns; set labels and shades together with `show`.
    marks : list of [int, int]
        Row and column numbers of the chosen pairs.
    readout : list of dict
        What Python says on the pair under the crosshair: ``term``, ``text``.
    caption : str
        The picture's name.
    row_title, column_title : str
        What rows and columns are ("Mentors", "Mentees").
    low, high : str
        Words at the two ends of the scale. Default "0" and "100".
    """

    asset: ClassVar[str] = "heat_map"
    parts: ClassVar[tuple[str, ...]] = ("heat_map_paint",)
    events: ClassVar[tuple[str, ...]] = ("point",)
    default_labels: ClassVar[dict[str, str]] = {
        "help": "Arrow keys move from pair to pair; Home and End go to the ends of the row.",
        "point": "{row} and {column}",
        "excluded": "Not permissible",
        "chosen": "Chosen",
        "zoom": "Size",
        "fit": "Whole picture",
        "times": "{times} times",
        "nothing": "Point at a pair to read about it.",
        "empty": "There are no pairs to show.",
    }

    row_labels = t.List(t.Unicode(), help="Codes of the rows.").tag(sync=True)
    column_labels = t.List(t.Unicode(), help="Codes of the columns.").tag(sync=True)
    cells = t.Bytes(b"", help="Shades row by row; 255 is not permissible.").tag(sync=True)
    marks = t.List(t.List(t.Int(), minlen=2, maxlen=2), help="Chosen pairs.").tag(sync=True)
    readout = t.List(t.Dict(), help="What is said on the pair pointed at.").tag(sync=True)
    caption = t.Unicode("", help="The picture's name.").tag(sync=True)
    row_title = t.Unicode("", help="What the rows are.").tag(sync=True)
    column_title = t.Unicode("", help="What the columns are.").tag(sync=True)
    low = t.Unicode("0", help="Word at the light end of the scale.").tag(sync=True)
    high = t.Unicode("100", help="Word at the deep end of the scale.").tag(sync=True)

    def show(
        self,
        values: npt.ArrayLike,
        rows: Sequence[str],
        columns: Sequence[str],
        *,
        marks: Sequence[Sequence[int]] = (),
    ) -> None:
        """Show a matrix of values 0..1 (nan: not permissible) with its labels in one message."""
        if np.shape(values) != (len(rows), len(columns)):
            raise ValueError(
                f"{np.shape(values)} values for {len(rows)} rows, {len(columns)} columns."
            )
        with self.hold_sync():
            self.row_labels, self.column_labels = list(rows), list(columns)
            self.cells = shades(values)
            self.marks = [[int(r), int(c)] for r, c in marks]
            self.readout = []

    def on_point[C: Callback](self, callback: C) -> C:
        """Register ``callback(row_number, column_number)``; it sets ``readout``."""
        return self._register("point", callback)

    def _read_point(self, message: Message, _buffers: Buffers) -> None:
        row = _number_below(message.get("row"), len(self.row_labels))
        column = _number_below(message.get("column"), len(self.column_labels))
        self._tell("point", row, column)


def _number_below(value: Any, limit: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < limit:
        raise RefusedError("outside the picture")
    return value
