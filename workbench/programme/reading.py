"""Reading a programme: from the library or from a file of one's own."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workbench.locale import sentence
from workbench.programme.checking import faults_between_parts
from workbench.programme.faults import Fault, ProgrammeFaults, not_one_of
from workbench.programme.programme import Programme
from workbench.programme.structure import structured

LIBRARY = Path(__file__).parent / "library"


def library() -> tuple[str, ...]:
    """Ids of the programmes that come with the workbench."""
    return tuple(sorted(path.stem for path in LIBRARY.glob("*.toml")))


def read_programme(name: str | Path) -> Programme:
    """Programme with this id in the library, or in this ``.toml`` file.

    Raises
    ------
    ProgrammeFaults
        With every fault of the file at once: its path, what was expected, what to write.
    """
    text = str(name)
    if not text.endswith(".toml"):
        return _from_library(text)
    path = Path(name)
    if not path.is_file():
        missing = Fault(
            text,
            sentence("There is no such file."),
            sentence("Write the path of a programme file, or an id of the library."),
        )
        raise ProgrammeFaults(text, (missing,))
    return programme_from_bytes(path.read_bytes(), origin=path.name)


@cache
def _from_library(name: str) -> Programme:
    if name not in library():
        raise ProgrammeFaults(name, (not_one_of(name, name, library()),))
    return programme_from_bytes((LIBRARY / f"{name}.toml").read_bytes(), origin=name)


def programme_from_bytes(content: bytes, *, origin: str) -> Programme:
    """Programme that the bytes of a TOML file declare; *origin* names it in messages."""
    try:
        raw = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ProgrammeFaults(origin, (_not_utf8(),)) from None
    except tomllib.TOMLDecodeError as error:
        raise ProgrammeFaults(origin, (_not_toml(error),)) from None
    return programme_from_tables(raw, origin=origin)


def programme_from_tables(raw: Mapping[str, Any], *, origin: str) -> Programme:
    """Programme that these TOML tables declare."""
    built, faults = structured(raw, Programme)
    # What the parts say of each other is checked on the raw tables, so that a fault in one
    # place does not hide a wrong reference in another.
    known_paths = {fault.path for fault in faults}
    between = tuple(fault for fault in faults_between_parts(raw) if fault.path not in known_paths)
    if faults or between or built is None:
        raise ProgrammeFaults(origin, (*faults, *between))
    return dataclasses.replace(built, origin=origin)


def _not_utf8() -> Fault:
    return Fault(
        "(file)",
        sentence("The file is not UTF-8 text."),
        sentence("Save it as UTF-8 in the editor and try again."),
    )


def _not_toml(error: tomllib.TOMLDecodeError) -> Fault:
    return Fault(
        "(file)",
        sentence("The file is not valid TOML: {reason}.", reason=str(error)),
        sentence("Mend this place first; the rest is checked after it."),
    )
