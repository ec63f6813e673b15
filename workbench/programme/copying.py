"""Taking over a programme: a copy in which nothing counts as decided yet."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
import typing
from collections.abc import Mapping
from typing import Any

from workbench.locale import LANGUAGES, Sentence, sentence
from workbench.programme.programme import Programme
from workbench.programme.reading import library, programme_from_bytes
from workbench.programme.structure import WRITTEN_AS
from workbench.programme.writing import written

#: What belongs to the one programme and is not taken over; need and aim have to be thought about.
_NOT_TAKEN_OVER = ("need", "aim", "vision", "facts", "note", "template", "pilot", "adapted_to")
_ID = re.compile(r"[a-z][a-z0-9_-]*")


def copied(content: bytes, new_id: str, *, origin: str = "programme.toml") -> bytes:
    """Programme file copied from another, every statement marked as taken over, not reviewed.

    The need, the aim and what else is the other programme's own are left out: "you can't just copy
    someone else". Until they are written and every statement is confirmed or changed, the copy
    cannot be activated (:func:`workbench.programme.activation_blockers`).

    Parameters
    ----------
    content : bytes
        The file to copy.
    new_id : str
        Id of the copy: small letters, digits, ``_`` and ``-``.
    origin : str
        Name of the file in messages.

    Raises
    ------
    ProgrammeFaults
        Where the file to copy has faults.
    ValueError
        Where the id cannot be used, with a sentence that says why.

    Source: nikk-interview 004:23, "Det går inte bara att kopiera någon annan".
    """
    problem = id_problem(new_id)
    if problem is not None:
        raise ValueError(str(problem))
    original = programme_from_bytes(content, origin=origin)
    raw = _flagged(tomllib.loads(content.decode("utf-8-sig")), Programme)
    profile = {key: value for key, value in raw["programme"].items() if key not in _NOT_TAKEN_OVER}
    profile |= {
        "id": new_id,
        "name": _copy_of(original),
        "adapted_from": [original.id],
        "version": 1,
    }
    comment = (
        f"Copied from {original.id}, version {original.programme.version}.\n"
        "Write the need and the aim under [programme] first. Then go through the statements: where\n"
        'one is right for you, or you have changed it, remove its line "reviewed = false".'
    )
    return written({**raw, "programme": profile}, comment=comment)


def id_problem(new_id: str) -> Sentence | None:
    """Why an id cannot be used for a programme of one's own; None where it can."""
    if not _ID.fullmatch(new_id):
        return sentence(
            '"{id}" cannot be an id. Begin with a small letter a–z; then letters, digits, _ or -.',
            id=new_id,
        )
    if new_id in library():
        return sentence('"{id}" is a programme of the library. Choose another id.', id=new_id)
    return None


def _copy_of(original: Programme) -> dict[str, str]:
    named = original.programme.name
    languages = [language for language in LANGUAGES if named.texts.get(language)] or ["en"]
    copy = sentence("Copy of {name}", name=named)
    return {language: copy.text(language) for language in languages}


def _flagged(raw: Any, kind: Any) -> Any:
    """Tables with ``reviewed = false`` in every one that becomes a record with that key."""
    record = _record_in(kind)
    if isinstance(raw, list):
        return [_flagged(each, record) for each in raw]
    if record is None or not isinstance(raw, Mapping):
        return raw
    hints = typing.get_type_hints(record)
    kinds = {WRITTEN_AS.get((record, name), name): hint for name, hint in hints.items()}
    flagged = {key: _flagged(value, kinds.get(key)) for key, value in raw.items()}
    if "reviewed" in kinds:
        flagged["reviewed"] = False
    return flagged


def _record_in(kind: Any) -> Any:
    """Record that a type is, holds or may be; None where there is none."""
    if dataclasses.is_dataclass(kind):
        return kind
    if typing.get_origin(kind) in (tuple, typing.Union, types.UnionType):
        return next(filter(None, map(_record_in, typing.get_args(kind))), None)
    return None
