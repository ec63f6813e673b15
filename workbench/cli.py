"""The command line: serve the workbench, check lists, match.

Exit codes: 0 done, 1 the input has problems that need a person, 2 wrong usage. Bad input never
shows a traceback.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.locale import LANGUAGES, use_language
from workbench.programme_commands import programme_app
from workbench.store_commands import add_store_commands, faults_told

if TYPE_CHECKING:
    from workbench.round import Round

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(programme_app, name="programme")
add_store_commands(app)

Port = Annotated[int | None, typer.Option(help="Port; a free one by default.")]
Data = Annotated[Path | None, typer.Option(help="Folder for the database, exports and backups.")]
Server = Annotated[
    str | None,
    typer.Option("--database", help="PostgreSQL database to use instead of the folder's file."),
]
Demo = Annotated[bool, typer.Option("--demo", help="Begin with sample data; keep nothing.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]
Language = Annotated[str, typer.Option(help="Language of the texts: sv, da, nb or en.")]
Role = Annotated[
    str | None, typer.Option(help="Role of everybody in the files, such as mentor or mentee.")
]
Lists = Annotated[
    list[str],
    typer.Argument(help="Lists to read: FILE, or mentors=FILE and mentees=FILE to name the role."),
]


def main() -> None:
    """Entry point of the ``workbench`` command."""
    app()


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    port: Port = None,
    data: Data = None,
    database: Server = None,
    demo: Demo = False,
    no_browser: NoBrowser = False,
    language: Language = "sv",
) -> None:
    """A workbench for mentorship coordinators; without a command, serve its pages."""
    if context.invoked_subcommand is None:
        _serve(port, data, database, demo, no_browser, language)


@app.command("serve")
def serve_command(
    port: Port = None,
    data: Data = None,
    database: Server = None,
    demo: Demo = False,
    no_browser: NoBrowser = False,
    language: Language = "sv",
) -> None:
    """Serve the pages on this computer only, and open them."""
    _serve(port, data, database, demo, no_browser, language)


@app.command("check")
def check_command(
    programme: Annotated[str, typer.Argument(help="Id of the library, or a .toml file.")],
    lists: Lists,
    role: Role = None,
    out: Annotated[
        Path | None, typer.Option(help="Write the problems to a .csv, .xlsx or .json file.")
    ] = None,
    letters: Annotated[
        Path | None,
        typer.Option(help="Write letters that ask for what is missing to a .csv, .xlsx or .json."),
    ] = None,
    language: Language = "en",
) -> None:
    """Read lists; print every problem and everybody's eligibility."""
    from workbench.commands import check_lines, check_tables, letters_tables, opened

    _speak(language)
    round = opened(programme, lists, role=role)
    for line in check_lines(round):
        print(line)
    if out is not None:
        _save(out, check_tables(round))
    if letters is not None:
        _save(letters, letters_tables(round))
    raise typer.Exit(1 if any(each.severity != "note" for each in round.problems) else 0)


@app.command("match")
def match_command(
    programme: Annotated[str, typer.Argument(help="Id of the library, or a .toml file.")],
    lists: Lists,
    role: Role = None,
    weight: Annotated[
        list[str], typer.Option(help="CRITERION=NUMBER; may be given several times.")
    ] = [],  # noqa: B006  typer reads the default, nothing changes it
    keep: Annotated[list[str], typer.Option(help="MENTOR:MENTEE that must be a pair.")] = [],  # noqa: B006
    rule_out: Annotated[list[str], typer.Option(help="MENTOR:MENTEE that must not.")] = [],  # noqa: B006
    seconds: Annotated[float, typer.Option(help="Most seconds to search.", min=0.1)] = 60.0,
    out: Annotated[
        Path | None, typer.Option(help="Write the result to a .csv, .xlsx or .json file.")
    ] = None,
    language: Language = "en",
) -> None:
    """Propose pairs; prints JSON unless --out names another form."""
    from workbench.commands import match_json, match_tables, opened, wished

    begun = time.perf_counter()
    _speak(language)
    round = opened(programme, lists, role=role)
    round = wished(round, weights=weight, keep=keep, rule_out=rule_out)
    blockers = round.blockers("propose")
    if blockers:
        _stop(*map(str, (*round.file_problems, *blockers)), code=1)
    round = round.proposed(seconds=seconds)
    result = match_json(round, total_seconds=time.perf_counter() - begun)
    if out is None or out.suffix.lower() == ".json":
        _print_or_write(round, result, out)
    else:
        _save(out, match_tables(round))
        print(_summary(round, result))
    raise typer.Exit(1 if result["status"] == "impossible" else 0)


@app.command("log")
def log_command(
    round: Annotated[
        str | None, typer.Argument(help="Name or id; the round that was begun last by default.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write every row of the log to a .csv, .xlsx or .json file.")
    ] = None,
    data: Data = None,
    database: Server = None,
    language: Language = "en",
) -> None:
    """Print who did what to a kept round, when and why; changes nothing."""
    from workbench.analysing import open as open_kept
    from workbench.analysing.log import log_lines, log_table
    from workbench.store.places import place_of

    with faults_told(language):
        place = place_of(data, database)
        try:
            opened = open_kept(round, data=place.server or place.folder)
        except LookupError as problem:
            _stop(str(problem))
        with opened:
            lines, table = list(log_lines(opened)), log_table(opened)
    if out is not None:
        _save(out, {"Log": table})
        return
    for line in lines:
        print(line)


def _serve(
    port: int | None,
    data: Path | None,
    database: str | None,
    demo: bool,
    no_browser: bool,
    language: str,
) -> None:
    from workbench.serve import serve

    _speak(language)
    serve(
        port=port,
        data_folder=data,
        database=database,
        demo=demo,
        open_browser=not no_browser,
        language=language,
    )


def _summary(round: Round, result: dict[str, Any]) -> str:
    from workbench.commands import summary_line

    return summary_line(round, result)


def _speak(language: str) -> None:
    if language not in LANGUAGES:
        _stop(f'"{language}" is not a language of the workbench. Write one of sv, da, nb, en.')
    use_language(language)


def _print_or_write(round: Round, result: dict[str, Any], out: Path | None) -> None:
    text = json.dumps(result, ensure_ascii=False, indent=1)
    if out is None:
        print(text)
        return
    _write(out, text.encode())
    print(_summary(round, result))


def _save(out: Path, tables: dict[str, Any]) -> None:
    from workbench.reporting.workbooks import delimited, workbook

    form = out.suffix.lower()
    if form == ".xlsx":
        _write(out, workbook(tables))
    elif form == ".csv":
        _write(out, delimited(next(iter(tables.values()))))
    elif form == ".json":
        content = {
            title: json.loads(table.to_json(orient="records")) for title, table in tables.items()
        }
        _write(out, json.dumps(content, ensure_ascii=False, indent=1).encode())
    else:
        _stop(f"{out}: write a name that ends in .csv, .xlsx or .json.")


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        _stop(f"{out}: {error.strerror}. Choose another folder, or close the file and try again.")


def _stop(*sentences: str, code: int = 2) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
