"""The components without a browser: what they hear, what they refuse, what they promise."""

import asyncio
import re
from pathlib import Path

import anywidget
import numpy as np
import pytest
import traitlets

from widgets import components
from widgets.components import (
    Actions,
    Choice,
    Component,
    Downloads,
    FileDrop,
    HeatMap,
    NavBar,
    Notice,
    Panel,
    Picture,
    Progress,
    Split,
    Stack,
    Steps,
    Table,
    Weights,
    shades,
)
from widgets.design import tokens_css

FOLDER = Path(components.__file__).parent
CLASSES = [
    each
    for each in vars(components).values()
    if isinstance(each, type) and issubclass(each, Component) and each is not Component
]
MIB = 1024 * 1024


class Heard(list):
    """Remembers what a callback was called with."""

    def __call__(self, *arguments):
        self.append(arguments)


class Sent(list):
    """Stands in for the line to the browser."""

    def __call__(self, content, buffers=None):
        self.append((content, buffers))


def table(heard=None, **traits):
    return Table(
        columns=[
            {"id": "name", "label": "Name"},
            {"id": "note", "label": "Note", "kind": "edit"},
            {"id": "mentor", "label": "Mentor", "kind": "select", "options": ["M1", "M2"]},
        ],
        actions=[{"id": "lock", "label": "Lock"}, {"id": "part", "label": "Take apart"}],
        rows=[
            {"id": "A1", "cells": {"name": "Åsa", "note": ""}, "actions": ["lock"]},
            {
                "id": "A2",
                "cells": {"name": "Bo", "note": {"text": "fixed", "disabled": True}},
                "actions": [{"id": "lock", "disabled": True}, "part"],
            },
        ],
        on_action=heard,
        on_edit=heard,
        **traits,
    )


# ------------------------------------------------------------------- Every component


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_label_in_the_module_has_an_english_default(cls):
    script = (FOLDER / f"{cls.asset}.js").read_text(encoding="utf-8")
    parts = "".join((FOLDER / f"{each}.js").read_text(encoding="utf-8") for each in cls.parts)

    used = set(re.findall(r"labels\.(\w+)", script + parts))

    assert used <= set(cls.default_labels)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_trait_is_described_and_hides_nothing_of_ipywidgets(cls):
    own = {name for name in cls.class_own_traits() if not name.startswith("_")}

    assert [name for name in sorted(own) if not re.search(rf"\b{name}\b", cls.__doc__)] == []
    assert [name for name in sorted(own) if hasattr(anywidget.AnyWidget, name)] == []


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_event_can_be_registered_and_every_message_is_a_method(cls):
    component = cls(**{f"on_{event}": print for event in cls.events})

    assert {event: [print] for event in cls.events} == component._callbacks


@pytest.mark.parametrize(
    "nonsense",
    [None, 3, "go", [], {}, {"kind": None}, {"kind": "no such"}, {"kind": ["go"]}],
    ids=repr,
)
def test_a_message_that_makes_no_sense_is_refused(nonsense):
    bar = NavBar(pages=[{"id": "a", "label": "A"}])

    bar.receive(nonsense)

    assert bar.refused == 1


def test_a_change_of_traits_from_the_browser_is_refused():
    shown = table()

    shown.set_state({"rows": []})

    assert len(shown.rows) == 2
    assert shown.refused == 1


def test_labels_left_out_stay_english_and_unknown_ones_are_an_error():
    bar = NavBar(labels={"language": "Språk"})

    assert bar.labels == {"pages": "Pages", "language": "Språk"}
    with pytest.raises(traitlets.TraitError, match="sprog"):
        NavBar(labels={"sprog": "Sprog"})


def test_the_boundary_stands_round_every_callback(monkeypatch):
    calls = []
    monkeypatch.setattr(
        Component,
        "boundary",
        staticmethod(lambda callback, *arguments: calls.append((callback, arguments))),
    )
    bar = NavBar(pages=[{"id": "a", "label": "A"}], on_go=print)

    bar.receive({"kind": "go", "id": "a"})

    assert calls == [(print, ("a",))]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.js")), ids=lambda file: file.name)
def test_modules_make_no_page_text_into_code_and_fetch_nothing(file):
    script = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|"
        r"https?://|fetch\(|XMLHttpRequest|WebSocket|\.on[a-z]+ = |setAttribute\(.on"
    )
    assert re.findall(forbidden, script) == []


def test_every_colour_used_by_a_component_is_a_token():
    known = set(re.findall(r"(--mw-[\w-]+):", tokens_css()))
    sheets = [*FOLDER.glob("*.css"), FOLDER.parent / "design" / "base.css"]

    used = {
        name
        for sheet in sheets
        for name in re.findall(r"var\((--mw-[\w-]+)", sheet.read_text(encoding="utf-8"))
    }

    assert used <= known


def test_words_on_tints_have_a_contrast_of_at_least_4_5():
    colours = dict(re.findall(r"--mw-([\w-]+): (#[0-9a-f]{6});", tokens_css()))
    tones = ("ok", "info", "warn", "stop", "accent")
    pairs = [(tone, ground) for tone in tones for ground in (f"{tone}-soft", "paper", "surface")]
    pairs += [("ink-soft", ground) for ground in ("paper", "surface", "sunk")]
    pairs += [("accent-ink", "accent"), ("accent-ink", "accent-deep")]

    weak = [pair for pair in pairs if contrast(*(colours[each] for each in pair)) < 4.5]

    assert weak == []


def contrast(one, other):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted([light(one), light(other)])
    return (bright + 0.05) / (dark + 0.05)


# ----------------------------------------------------------------------------- Table


def test_an_action_that_the_row_offers_is_heard():
    heard = Heard()

    table(heard).receive({"kind": "action", "row": "A1", "action": "lock"})

    assert heard == [("A1", "lock")]


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "action", "row": "A9", "action": "lock"},
        {"kind": "action", "row": "A1", "action": "part"},
        {"kind": "action", "row": "A2", "action": "lock"},
        {"kind": "action", "row": ["A1"], "action": "lock"},
        {"kind": "edit", "row": "A1", "column": "name", "value": "x"},
        {"kind": "edit", "row": "A1", "column": "note", "value": 3},
        {"kind": "edit", "row": "A1", "column": "note", "value": "x" * 2001},
        {"kind": "edit", "row": "A2", "column": "note", "value": "x"},
        {"kind": "edit", "row": "A1", "column": "mentor", "value": "M3"},
        {"kind": "select", "row": "A1"},
    ],
    ids=repr,
)
def test_a_forged_message_to_the_table_changes_nothing(message):
    heard = Heard()
    shown = table(heard)

    shown.receive(message)

    assert heard == []
    assert shown.refused == 1
    assert shown.selected is None


def test_an_edit_and_a_choice_are_heard():
    heard = Heard()
    shown = table(heard)

    shown.receive({"kind": "edit", "row": "A1", "column": "note", "value": "calls"})
    shown.receive({"kind": "edit", "row": "A1", "column": "mentor", "value": "M2"})

    assert heard == [("A1", "note", "calls"), ("A1", "mentor", "M2")]


def test_the_browser_is_told_when_an_edit_is_settled_also_when_it_is_refused():
    shown = table()
    shown.send = sent = Sent()

    shown.receive({"kind": "edit", "row": "A2", "column": "note", "value": "x"})

    assert sent == [({"kind": "settled", "row": "A2", "column": "note"}, None)]


def test_rows_can_be_chosen_once_someone_listens():
    heard = Heard()
    shown = table(on_select=heard)

    shown.receive({"kind": "select", "row": "A2"})

    assert heard == [("A2",)]
    assert shown.selected == "A2"


def test_a_row_that_is_gone_can_no_longer_be_acted_on():
    heard = Heard()
    shown = table(heard)
    shown.rows = [each for each in shown.rows if each["id"] != "A1"]

    shown.receive({"kind": "action", "row": "A1", "action": "lock"})

    assert heard == []


def test_two_rows_of_one_id_and_unknown_kinds_of_column_are_errors():
    with pytest.raises(traitlets.TraitError, match="id of its own"):
        Table(rows=[{"id": "A1"}, {"id": "A1"}])
    with pytest.raises(traitlets.TraitError, match="kind"):
        Table(columns=[{"id": "a", "label": "A", "kind": "html"}])


# --------------------------------------------------------------------------- Weights


def weights(**traits):
    return Weights(
        groups=[
            {
                "id": "first",
                "label": "First",
                "criteria": [
                    {"id": "language", "label": "Language", "weight": 8.0},
                    {"id": "field", "label": "Field", "weight": 5.0},
                ],
            }
        ],
        **traits,
    )


def test_a_weight_is_heard_and_stands_in_the_groups():
    heard = Heard()
    sliders = weights(on_change=heard)

    sliders.receive({"kind": "change", "id": "field", "weight": 2, "turn": 1})

    assert heard == [("field", 2.0)]
    assert sliders.groups[0]["criteria"][1]["weight"] == 2.0


@pytest.mark.parametrize("weight", [-1, 11, float("nan"), float("inf"), "3", None, True])
def test_a_weight_off_the_scale_is_refused(weight):
    heard = Heard()
    sliders = weights(on_change=heard)

    sliders.receive({"kind": "change", "id": "field", "weight": weight, "turn": 1})

    assert heard == []
    assert sliders.refused == 1


def test_a_reset_returns_one_group_to_its_defaults():
    heard = Heard()
    sliders = weights(on_reset=heard, defaults={"language": 8.0, "field": 3.0})

    sliders.receive({"kind": "reset", "id": "first"})

    assert heard == [("first", {"field": 3.0})]
    assert [each["weight"] for each in sliders.groups[0]["criteria"]] == [8.0, 3.0]


# -------------------------------------------------------------------------- FileDrop


def drop(**traits):
    heard = Heard()
    area = FileDrop(on_file=heard, **traits)
    area.send = Sent()
    return area, heard


def test_pieces_that_come_twice_and_out_of_order_become_one_file():
    area, heard = drop()
    pieces = [b"a" * MIB, b"b" * MIB, b"c"]
    area.receive({"kind": "begin", "transfer": "t", "name": "people.csv", "size": 2 * MIB + 1})

    for index in (2, 0, 0, 1):
        area.receive({"kind": "piece", "transfer": "t", "index": index}, [pieces[index]])

    assert heard == [("people.csv", b"".join(pieces))]
    assert area.refused == 0


def test_two_files_sent_at_once_stay_apart():
    area, heard = drop()
    for key in "xy":
        area.receive({"kind": "begin", "transfer": key, "name": f"{key}.csv", "size": 1})

    area.receive({"kind": "piece", "transfer": "y", "index": 0}, [b"Y"])
    area.receive({"kind": "piece", "transfer": "x", "index": 0}, [memoryview(b"X")])

    assert heard == [("y.csv", b"Y"), ("x.csv", b"X")]


def test_an_empty_file_arrives_and_a_late_repeat_is_confirmed_but_not_heard_again():
    area, heard = drop()
    area.receive({"kind": "begin", "transfer": "t", "name": "empty.csv", "size": 0})

    for _ in range(2):
        area.receive({"kind": "piece", "transfer": "t", "index": 0}, [b""])

    assert heard == [("empty.csv", b"")]
    assert [content["kind"] for content, _ in area.send] == ["begun", "got", "got"]


@pytest.mark.parametrize(
    ("name", "size"),
    [("a.exe", 1), ("a.csv", 25 * MIB + 1), ("a.csv", -1), ("a.csv", "1"), ("..", 1), (7, 1)],
)
def test_a_file_of_another_kind_or_size_is_refused(name, size):
    area, _ = drop()

    area.receive({"kind": "begin", "transfer": "t", "name": name, "size": size})

    assert area.refused == 1


@pytest.mark.parametrize(
    ("index", "buffers"), [(1, [b"x"]), (-1, [b"x"]), (0, [b"xx"]), (0, []), (True, [b"x"])]
)
def test_a_piece_that_does_not_fit_is_refused(index, buffers):
    area, heard = drop()
    area.receive({"kind": "begin", "transfer": "t", "name": "a.csv", "size": 1})

    area.receive({"kind": "piece", "transfer": "t", "index": index}, buffers)

    assert heard == []
    assert area.refused == 1


def test_an_aborted_transfer_leaves_nothing_behind_and_only_four_wait():
    area, _ = drop()
    for key in "abcdef":
        area.receive({"kind": "begin", "transfer": key, "name": "a.csv", "size": 9})

    area.receive({"kind": "abort", "transfer": "f"})

    assert sorted(area._transfers) == ["c", "d", "e"]


def test_a_file_name_loses_its_folders_and_hidden_characters():
    area, heard = drop()
    name = "..\\up/A\u0308pple\u202e\n.csv"
    area.receive({"kind": "begin", "transfer": "t", "name": name, "size": 1})

    area.receive({"kind": "piece", "transfer": "t", "index": 0}, [b"x"])

    assert heard == [("Äpple.csv", b"x")]


# ----------------------------------------------------------------- Choosing and going


def test_only_pages_and_languages_on_the_bar_are_gone_to():
    went, spoke = Heard(), Heard()
    bar = NavBar(
        pages=[{"id": "a", "label": "A"}, {"id": "b", "label": "B", "disabled": True}],
        languages=[{"id": "sv", "label": "Svenska"}],
        on_go=went,
        on_language=spoke,
    )

    for page in ("a", "b", "c"):
        bar.receive({"kind": "go", "id": page})
    for language in ("sv", "xx"):
        bar.receive({"kind": "language", "id": language})

    assert (went, spoke, bar.refused) == ([("a",)], [("sv",)], 3)


@pytest.mark.parametrize(("cls", "kind"), [(Steps, "select"), (Actions, "action")])
def test_a_disabled_step_or_button_is_refused(cls, kind):
    heard = Heard()
    items = [{"id": "a", "label": "A"}, {"id": "b", "label": "B", "disabled": True}]
    component = cls(items=items, **{f"on_{kind}": heard})

    component.receive({"kind": kind, "id": "b"})
    component.receive({"kind": kind, "id": "a"})

    assert (heard, component.refused) == ([("a",)], 1)


def test_a_choice_takes_only_its_options_and_keeps_what_is_fixed():
    options = [{"id": "a", "label": "A"}, {"id": "b", "label": "B", "disabled": True}]
    one = Choice(options=options)
    many = Choice(options=options, look="checkbox", values=["b"])

    one.receive({"kind": "change", "value": "b"})
    one.receive({"kind": "change", "value": "a"})
    many.receive({"kind": "change", "value": ["a"]})
    many.receive({"kind": "change", "value": ["z"]})

    assert (one.value, one.refused) == ("a", 1)
    assert (many.values, many.refused) == (["a", "b"], 1)


def test_nothing_is_stopped_while_nothing_runs():
    heard = Heard()
    bar = Progress(on_cancel=lambda: heard())

    bar.receive({"kind": "cancel"})
    bar.active = True
    bar.receive({"kind": "cancel"})

    assert (heard, bar.refused) == ([()], 1)


def test_a_notice_is_put_away_only_where_that_is_offered():
    kept = Notice(sentences=["Stay."])
    going = Notice(sentences=["Go."], heading="Go", dismissible=True)

    kept.receive({"kind": "dismiss"})
    going.receive({"kind": "dismiss"})

    assert kept.sentences == ["Stay."]
    assert (going.sentences, going.heading) == ([], "")


# --------------------------------------------------------- Pictures, files, boxes


def test_shades_keep_the_scale_and_mark_what_is_not_permissible():
    assert list(shades([[0.0, 1.0, np.nan], [0.5, 2.0, -1.0]])) == [0, 254, 255, 127, 254, 0]


def test_a_point_outside_the_picture_is_refused():
    heard = Heard()
    picture = HeatMap(on_point=heard)
    picture.show([[0.1, 0.2]], ["M1"], ["A1", "A2"], marks=[(0, 1)])

    for row, column in [(0, 1), (1, 0), (0, 2), (-1, 0), (0, True), (None, 0)]:
        picture.receive({"kind": "point", "row": row, "column": column})

    assert (heard, picture.refused) == ([(0, 1)], 5)
    assert picture.marks == [[0, 1]]


def test_shades_and_labels_must_fit():
    with pytest.raises(ValueError, match="2 rows"):
        HeatMap().show([[0.1]], ["M1", "M2"], ["A1"])


def downloads(answer):
    files = Downloads(items=[{"id": "csv", "label": "A", "filename": "a.csv", "mime": "text/csv"}])
    files.on_request(lambda _: answer)
    files.send = Sent()
    return files


def test_a_file_comes_as_bytes_and_a_sentence_says_why_there_is_none():
    made, unmade = downloads(b"a;b"), downloads("Nothing to save yet.")

    made.receive({"kind": "request", "id": "csv"})
    unmade.receive({"kind": "request", "id": "csv"})
    unmade.receive({"kind": "request", "id": "other"})

    assert made.send[0][0]["mime"] == "text/csv"
    assert made.send[0][1] == [b"a;b"]
    assert [content["sentence"] for content, _ in unmade.send] == ["Nothing to save yet."]


def test_a_file_may_be_made_by_a_coroutine():
    async def ask():
        async def make():
            await asyncio.sleep(0)
            return b"late"

        files = downloads(make())
        files.receive({"kind": "request", "id": "csv"})
        await asyncio.gather(*files._running)
        await asyncio.sleep(0)
        return files.send

    assert asyncio.run(ask())[0][1] == [b"late"]


def test_a_request_whose_maker_fails_is_answered_all_the_same():
    files = downloads(b"")
    files.on_request(lambda _: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        files.receive({"kind": "request", "id": "csv"})

    assert files.send[0][0]["kind"] == "failed"


def test_a_drawing_may_be_given_as_text():
    assert Picture(content="<svg/>").content == b"<svg/>"


def test_panels_and_splits_carry_the_classes_that_the_style_sheet_knows():
    panel = Panel([Steps()], title="People")
    split = Split([Steps()], panel)

    assert panel._dom_classes == ("mw-box", "mw-panel")
    assert panel.heading.text == "People"
    assert isinstance(split.side, Stack)
    assert split.side._dom_classes == ("mw-box", "mw-stack", "mw-side")
