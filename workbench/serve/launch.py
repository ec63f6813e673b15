"""Starting the workbench: where its data stand, which address, and one line that says so."""

from __future__ import annotations

import errno
import sys
import threading
import webbrowser
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from socket import socket
from typing import NoReturn, TextIO

from packaging.version import Version

from workbench.locale import tr, use_language
from workbench.serve.app import WorkbenchServer, bound_sockets, server_config
from workbench.serve.data import opened_data
from workbench.serve.security import fresh_token
from workbench.serve.words import frame_words, page_titles
from workbench.store.faults import StoreFault
from workbench.store.places import FOLDER_VARIABLE, SERVER_VARIABLE, Place

ADDRESS = "127.0.0.1"

#: Oldest versions without a published weakness that concerns a served page.
FLOORS = {
    "jupyter_server": "2.20.0",
    "nbconvert": "7.17.1",
    "tornado": "6.5.7",
    "voila": "0.5.13",
}


def serve(
    *,
    port: int | None = None,
    data_folder: Path | None = None,
    database: str | None = None,
    demo: bool = False,
    open_browser: bool = True,
    language: str = "sv",
    _notebook_folder: Path | None = None,
    _spare_kernels: int = 1,
) -> None:
    """Serve the workbench on this computer until it is stopped with Ctrl-C.

    Prints one line with the address, which holds a token that is new for every start.

    Parameters
    ----------
    port : int, optional
        Port on 127.0.0.1; a free one if left out.
    data_folder : Path, optional
        Folder of the database, exports and backups; created, for its owner alone. The default is
        the user's data folder.
    database : str, optional
        Address of a PostgreSQL database that is used instead of the folder's file.
    demo : bool
        Show made-up people, and keep nothing: the data folder is a throw-away one.
    open_browser : bool
        Open the address in the browser.
    language : str
        ``sv``, ``da``, ``nb`` or ``en``.

    Raises
    ------
    SystemExit
        With code 2 and one sentence, when the port is taken, a library is too old or an address
        cannot be read; with code 1, when the data cannot be used.
    """
    use_language(language)
    _refuse_old_libraries()
    try:
        sockets = bound_sockets(ADDRESS, port or 0)
    except (OSError, OverflowError) as error:
        _give_up(_why_not_listening(error, port))
    try:
        with opened_data(data_folder, database, demo=demo, say=_warn) as place:
            _serve_pages(
                sockets,
                place,
                demo=demo,
                open_browser=open_browser,
                language=language,
                notebooks=_notebook_folder or notebook_folder(),
                spare_kernels=_spare_kernels,
            )
    except StoreFault as problem:
        _give_up(str(problem), code=2 if problem.code == "usage" else 1)


def _serve_pages(
    sockets: list[socket],
    place: Place,
    *,
    demo: bool,
    open_browser: bool,
    language: str,
    notebooks: Path,
    spare_kernels: int,
) -> None:
    token = fresh_token()
    environment = {
        "WORKBENCH_LANGUAGE": language,
        "WORKBENCH_DEMO": "1" if demo else "0",
        FOLDER_VARIABLE: str(place.folder),
        SERVER_VARIABLE: place.server or "",
    }
    frame = {"language": language, "words": frame_words(demo=demo), "titles": page_titles()}
    config = server_config(spare_kernels=spare_kernels, kernel_environment=environment)
    config.VoilaConfiguration.resources = {"frame": frame}
    # The one instance: Voila's parts without a parent log through it.
    server = WorkbenchServer.instance(
        config=config,
        ip=ADDRESS,
        port=sockets[0].getsockname()[1],
        sockets=sockets,
        frame=frame,
        token=token,
        root_dir=str(notebooks),
        log_level="WARN",
    )
    server.initialize([])
    address = f"http://{ADDRESS}:{server.port}/?token={token}"
    server.end_on_signals()
    _say(tr("The mentor workbench is open at {address}", address=address), sys.stdout)
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    # A second Ctrl-C does not wait for the first.
    with suppress(KeyboardInterrupt):
        server.start()


def notebook_folder() -> Path:
    """Folder of the served notebooks: the repository's, else the installed one."""
    checkout = Path(__file__).parents[2] / "notebooks"
    if (checkout / "applicants.ipynb").exists():
        return checkout
    return Path(sys.prefix) / "share" / "mentor-workbench" / "notebooks"


def _refuse_old_libraries() -> None:
    for name, floor in FLOORS.items():
        if Version(version(name)) < Version(floor):
            _give_up(
                tr(
                    "{name} {found} is too old to be served safely. Install {floor} or newer.",
                    name=name,
                    found=version(name),
                    floor=floor,
                )
            )


def _why_not_listening(error: Exception, port: int | None) -> str:
    # As text: a port is not a number to be grouped.
    number = str(port)
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return tr(
            "Port {port} is already in use. Stop the other program, or choose another port.",
            port=number,
        )
    return tr("Port {port} cannot be used here. Choose another port.", port=number)


def _give_up(sentence: str, *, code: int = 2) -> NoReturn:
    _warn(sentence)
    raise SystemExit(code)


def _warn(sentence: str) -> None:
    _say(sentence, sys.stderr)


def _say(sentence: str, stream: TextIO) -> None:
    # At once: whoever starts the workbench from a program waits for the line.
    stream.write(f"{sentence}\n")
    stream.flush()
