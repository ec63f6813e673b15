"""Starting and stopping the workbench, without a browser."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from workbench.serve.launch import notebook_folder, serve
from workbench.store.places import private_folder


def started(tmp_path, *options):
    command = [sys.executable, "-m", "workbench.serve", "--no-browser", "--data"]
    return subprocess.Popen(
        [*command, str(tmp_path / "data"), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_one_line_gives_the_address_and_ctrl_c_ends_everything_at_once(tmp_path):
    process = started(tmp_path, "--language", "en")
    line = process.stdout.readline()
    while not (kernels := psutil.Process(process.pid).children()):
        time.sleep(0.05)

    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=5)

    assert re.fullmatch(
        r"The mentor workbench is open at http://127\.0\.0\.1:\d+/\?token=[\w-]{43}\n", line
    )
    assert (output, errors, process.returncode) == ("", "", 0)
    assert psutil.wait_procs(kernels, timeout=2)[1] == []


def test_a_taken_port_is_said_in_one_sentence_with_code_2(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        process = started(tmp_path, "--port", str(port), "--language", "en")
        output, errors = process.communicate(timeout=30)

    assert output == ""
    assert errors == (
        f"Port {port} is already in use. Stop the other program, or choose another port.\n"
    )
    assert process.returncode == 2


def test_an_impossible_port_is_said_in_one_sentence_with_code_2(tmp_path, capsys):
    with pytest.raises(SystemExit) as given_up:
        serve(port=70_000, data_folder=tmp_path, open_browser=False, language="en")

    assert given_up.value.code == 2
    assert capsys.readouterr().err == "Port 70000 cannot be used here. Choose another port.\n"


def test_the_data_folder_is_its_owners_alone(tmp_path):
    (tmp_path / "open").mkdir(mode=0o777)

    folders = [private_folder(tmp_path / "new" / "data"), private_folder(tmp_path / "open")]

    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700, 0o700]


def test_settings_of_the_users_jupyter_change_nothing(tmp_path):
    settings = tmp_path / "config"
    settings.mkdir()
    opened = {"Voila": {"ip": "0.0.0.0", "token": ""}, "VoilaConfiguration": {"template": "lab"}}
    (settings / "voila.json").write_text(json.dumps(opened))
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(settings),
        "JUPYTER_CONFIG_PATH": str(settings),
        "JUPYTER_TOKEN": "known",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench.serve", "--no-browser", "--data", str(tmp_path / "d")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=settings,
        env=environment,
    )
    line = process.stdout.readline()
    addresses = {
        connection.laddr.ip
        for connection in psutil.Process(process.pid).net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    }
    process.terminate()
    process.wait(timeout=10)

    assert "token=known" not in line
    assert addresses == {"127.0.0.1"}


@pytest.mark.parametrize("name", ["applicants", "matching"])
def test_a_served_notebook_is_one_cell_that_opens_its_page(name):
    path = Path(notebook_folder()) / f"{name}.ipynb"

    notebook = json.loads(path.read_text(encoding="utf-8"))

    (cell,) = notebook["cells"]
    assert "".join(cell["source"]) == f'from widgets import open_page\n\nopen_page("{name}")'
    assert (cell["outputs"], cell["execution_count"]) == ([], None)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert notebook["metadata"]["title"] == name.capitalize()


def test_damaged_data_are_said_with_code_1_before_any_page_is_served(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "workbench.db").write_text("a list")
    process = started(tmp_path, "--language", "en")

    output, errors = process.communicate(timeout=30)

    assert output == ""
    assert errors == (
        f"{tmp_path}/data/workbench.db is not a database of the workbench. Move the file away, or "
        "choose another folder with --data; nothing was changed.\n"
    )
    assert process.returncode == 1


def test_the_database_is_made_checked_and_backed_up_before_the_address_is_given(tmp_path):
    process = started(tmp_path, "--language", "en")
    process.stdout.readline()

    made = {str(path.relative_to(tmp_path)) for path in (tmp_path / "data").glob("**/*.db")}
    process.terminate()
    process.wait(timeout=10)

    assert "data/workbench.db" in made
    assert len([path for path in made if path.startswith("data/backups/")]) == 1


def test_of_a_demonstration_nothing_is_kept(tmp_path):
    environment = os.environ | {"TMPDIR": str(tmp_path / "tmp")}
    (tmp_path / "tmp").mkdir()
    command = [sys.executable, "-m", "workbench.serve", "--no-browser", "--demo"]
    process = subprocess.Popen(
        [*command, "--data", str(tmp_path / "data")],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    process.stdout.readline()
    during = list((tmp_path / "tmp").glob("workbench-demo-*/workbench.db"))

    process.send_signal(signal.SIGINT)
    process.wait(timeout=10)

    assert len(during) == 1
    assert list((tmp_path / "tmp").glob("workbench-demo-*")) == []
    assert not (tmp_path / "data").exists()
