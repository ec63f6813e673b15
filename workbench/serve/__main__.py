"""``python -m workbench.serve``: the launcher without the command line's other commands."""

import argparse
from pathlib import Path

from workbench.locale import LANGUAGES
from workbench.serve import serve


def main() -> None:
    """Read the options and serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m workbench.serve")
    parser.add_argument("--port", type=int)
    parser.add_argument("--data", type=Path, metavar="FOLDER")
    parser.add_argument("--database", metavar="ADDRESS")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--language", choices=sorted(LANGUAGES), default="sv")
    parser.add_argument("--notebooks", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    parser.add_argument("--spare-kernels", type=int, default=1, help=argparse.SUPPRESS)
    options = parser.parse_args()
    serve(
        port=options.port,
        data_folder=options.data,
        database=options.database,
        demo=options.demo,
        open_browser=not options.no_browser,
        language=options.language,
        _notebook_folder=options.notebooks,
        _spare_kernels=options.spare_kernels,
    )


if __name__ == "__main__":
    main()
