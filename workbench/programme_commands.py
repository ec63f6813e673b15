"""The commands ``workbench programme list | show | check | new``.

Exit codes: 0 done, 1 the file has faults that need a person, 2 wrong usage. Bad input never shows
a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from workbench.locale import LANGUAGES, Sentence, Text, count_sentence, sentence, tr, use_language
from workbench.programme import (
    Programme,
    ProgrammeFaults,
    Rule,
    activation_blockers,
    copied,
    library,
    not_reviewed,
    programme_from_bytes,
    read_programme,
    settings_to_enter,
    statements,
)
from workbench.programme.copying import id_problem
from workbench.programme.pairing import Criterion, PairRule
from workbench.programme.reading import LIBRARY

programme_app = typer.Typer(
    help="Programmes: the library, and files of one's own.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Language = Annotated[str, typer.Option(help="Language of the texts: sv, da, nb or en.")]

_SEVERITIES: dict[str, Sentence] = {
    "hard": sentence("required"),
    "review": sentence("if not met, a person decides"),
    "interview": sentence("judged in an interview"),
    "setting": sentence("a setting"),
}


@programme_app.command("list")
def list_command(language: Language = "en") -> None:
    """List the programmes of the library."""
    _speak(language)
    width = max(map(len, library()))
    for name in library():
        programme = read_programme(name)
        kind = tr("template") if programme.programme.template else programme.programme.country
        typer.echo(f"{name:<{width}}  {kind:<8}  {programme.programme.name}")


@programme_app.command("show")
def show_command(
    programme: Annotated[str, typer.Argument(help="Id of the library, or a .toml file.")],
    language: Language = "en",
) -> None:
    """Show a programme: need and aim, rules, criteria with their shares, and where each is from."""
    _speak(language)
    _print(_described(_opened(programme)))


@programme_app.command("check")
def check_command(
    file: Annotated[str, typer.Argument(help="A .toml file, or an id of the library.")],
    language: Language = "en",
) -> None:
    """Tell every fault of a programme file at once, and what it still lacks."""
    _speak(language)
    programme = _opened(file)
    _print(
        [
            tr("{origin} has no faults.", origin=programme.origin),
            str(
                count_sentence(
                    "{n} statement; {left} taken over and not reviewed.",
                    "{n} statements; {left} taken over and not reviewed.",
                    len(statements(programme)),
                    left=len(not_reviewed(programme)),
                )
            ),
            *_open_points(programme),
        ]
    )


@programme_app.command("new")
def new_command(
    file: Annotated[Path, typer.Argument(help="The file to write, ending in .toml.")],
    origin: Annotated[
        str, typer.Option("--from", help="Id of the library, or a .toml file, to copy.")
    ],
    new_id: Annotated[
        str | None,
        typer.Option("--id", help="Id of the new programme; the file's name if left out."),
    ] = None,
    language: Language = "en",
) -> None:
    """Begin a programme of one's own from another: every statement waits to be reviewed."""
    _speak(language)
    if file.suffix.lower() != ".toml":
        _leave(tr("{file}: write a name that ends in .toml.", file=str(file)))
    if file.exists():
        _leave(tr("{file} is there already. Choose another name.", file=str(file)))
    name = new_id or file.stem.lower().replace(" ", "_")
    problem = id_problem(name)
    if problem is not None:
        _leave(f"{problem} {tr('Name it with --id.')}")
    content = _content(origin)
    try:
        text = copied(content, name, origin=origin)
    except ProgrammeFaults as faults:
        _leave(str(faults), code=1)
    try:
        file.write_bytes(text)
    except OSError as error:
        _leave(tr("{file}: {reason}. Check the path.", file=str(file), reason=error.strerror or ""))
    written = programme_from_bytes(text, origin=file.name)
    _print(
        [
            tr("{file} was written, a copy of {origin}.", file=str(file), origin=origin),
            *_open_points(written),
        ]
    )


def _opened(name: str) -> Programme:
    """Programme of the library or of a file; leaves with sentences where it cannot be read."""
    known = name in library()
    try:
        return programme_from_bytes(_content(name), origin=name if known else Path(name).name)
    except ProgrammeFaults as faults:
        _leave(str(faults), code=1)


def _content(name: str) -> bytes:
    if name in library():
        return (LIBRARY / f"{name}.toml").read_bytes()
    if not name.endswith(".toml"):
        try:
            read_programme(name)
        except ProgrammeFaults as faults:
            _leave(str(faults))
    try:
        return Path(name).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        _leave(tr("{file}: {reason}. Check the path.", file=name, reason=reason))


def _described(programme: Programme) -> Iterator[str]:
    profile = programme.programme
    yield f"{profile.name} ({programme.id})"
    for title, text in ((tr("Need"), profile.need), (tr("Aim"), profile.aim)):
        yield f"{title}: {str(text) or '–'}"
    if profile.example_values:
        yield tr("The sources give no numbers: every number is a starting value.")
    for role in programme.role:
        yield ""
        yield f"{_titled(role.label, role.id)}:"
        yield from (f"  - {_rule(rule)}" for rule in role.rule)
    yield ""
    yield tr("Every pair:")
    yield from (f"  - {_pair_rule(rule)}" for rule in programme.match.hard)
    for tier in programme.tiers:
        yield ""
        yield f"{tier.order}. {_titled(tier.label, tier.id)}{_from(tier.source)}"
        criteria = programme.criteria_of(tier.id)
        total = sum(each.weight for each in criteria) or 1
        yield from (f"  - {_criterion(each, each.weight / total)}" for each in criteria)
    points = list(_open_points(programme))
    if points:
        yield ""
        yield from points


def _rule(rule: Rule) -> str:
    words = _titled(rule.sentence, rule.id)
    state = tr(" (switched off)") if not rule.enabled else ""
    text = f"{words} [{_SEVERITIES[rule.severity]}]{state}{_from(rule.source, ours=rule.ours)}"
    return f"{text}\n    {rule.note}" if str(rule.note) else text


def _pair_rule(rule: PairRule) -> str:
    return f"{_titled(rule.sentence, rule.key)}{_from(rule.source, ours=rule.ours)}"


def _criterion(criterion: Criterion, share: float) -> str:
    words = _titled(criterion.label, criterion.id)
    return f"{share:4.0%}  {words}{_from(criterion.source, ours=criterion.ours)}"


def _titled(words: Text, name: str) -> str:
    return str(words) or name


def _from(source: object, *, ours: bool = False) -> str:
    cited = [str(source)] if source else []
    cited += [tr("our reading")] if ours else []
    return f" – {'; '.join(cited)}" if cited else ""


def _open_points(programme: Programme) -> Iterator[str]:
    blockers, settings = activation_blockers(programme), settings_to_enter(programme)
    if blockers:
        yield tr("Before it can be used with people:")
        yield from (f"  - {each}" for each in blockers)
    if settings:
        yield tr("Still to be entered:")
        yield from (f"  - {each}" for each in settings)


def _speak(language: str) -> None:
    if language not in LANGUAGES:
        _leave(
            tr(
                '"{seen}" is not a language of the workbench. Write one of {known}.',
                seen=language,
                known=tuple(LANGUAGES),
            )
        )
    use_language(language)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _leave(text: str, *, code: int = 2) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(code)
