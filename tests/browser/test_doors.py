"""What the server lets in and what it answers, asked without a browser."""

import json
import re
import sys
import urllib.error
import urllib.request
from html.parser import HTMLParser
from uuid import uuid4

import pytest
import websocket

SEEN = """
import os, sys, pathlib, ipywidgets

seen = [sys.prefix, os.environ["WORKBENCH_LANGUAGE"], os.environ["WORKBENCH_DEMO"]]
pathlib.Path(os.environ["WORKBENCH_DATA"], "seen").write_text("\\n".join(seen))
ipywidgets.Label("x")
"""
PLAIN = "import ipywidgets\n\nipywidgets.Label('here')"


@pytest.fixture(scope="module")
def plain(serve_notebooks):
    return serve_notebooks({"plain": PLAIN})


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def ask(address, *, headers=None, method="GET"):
    request = urllib.request.Request(address, headers=headers or {}, method=method)
    opener = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))
    try:
        return opener.open(request, timeout=30)
    except urllib.error.HTTPError as answer:
        return answer


def signed_in(server):
    """Cookie of somebody who opened the whole address."""
    answer = ask(server.address)
    return {"Cookie": answer.headers["Set-Cookie"].partition(";")[0]}


def kernel_of(html):
    return json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', html)[1])[
        "kernelId"
    ]


@pytest.fixture
def opened(plain, wait_until):
    """HTML of a page that is open, and the cookies of its reader."""
    cookie = signed_in(plain)
    html = ask(f"{plain.origin}/voila/render/plain.ipynb", headers=cookie).read().decode()
    yield html, cookie
    headers = {"Authorization": f"token {plain.token}"}
    ask(f"{plain.origin}/api/kernels/{kernel_of(html)}", headers=headers, method="DELETE")
    wait_until(lambda: plain.kernels() == [], what="the kernel has ended")


@pytest.mark.parametrize(
    "path", ["/", "/voila/render/plain.ipynb", "/api/kernels/" + str(uuid4()), "/elsewhere"]
)
def test_without_the_token_every_door_is_closed(plain, path):
    assert ask(plain.origin + path).status == 403


def test_a_wrong_token_opens_nothing(plain):
    assert ask(f"{plain.origin}/?token={'x' * 43}").status == 403


def test_the_token_has_at_least_128_bits(plain):
    assert len(plain.token) >= 22


def test_the_address_leads_to_the_first_page_and_the_token_becomes_a_cookie(plain):
    answer = ask(plain.address)

    assert answer.status == 302
    assert answer.headers["Location"] == "/voila/render/plain.ipynb"
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]
    assert "expires" not in answer.headers["Set-Cookie"].lower()


def test_a_page_address_with_the_token_loses_it(plain):
    answer = ask(plain.page_address("plain"))

    assert (answer.status, answer.headers["Location"]) == (302, "/voila/render/plain.ipynb")


def test_another_name_for_this_computer_is_refused(plain):
    assert ask(plain.address, headers={"Host": "attacker.example"}).status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/voila/files/plain.ipynb",
        "/voila/tree",
        "/voila/api/contents",
        "/voila/templates/lab/static/index.css",
        "/voila/render/missing.ipynb",
        "/voila/render/../plain.ipynb",
        "/api/kernels",
        "/api/contents",
        "/login",
    ],
)
def test_nothing_but_the_pages_is_served_to_the_person_signed_in(plain, path):
    assert ask(plain.origin + path, headers=signed_in(plain)).status == 404


def test_files_of_the_frame_do_not_lead_out_of_their_folder(plain):
    path = "/workbench/static/%2e%2e/app.py"

    assert ask(plain.origin + path, headers=signed_in(plain)).status in (403, 404)


def test_every_answer_carries_the_security_policy(plain):
    for path in ("/", "/elsewhere", "/workbench/static/session.js"):
        policy = ask(plain.origin + path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self' blob:;" in policy
        assert "frame-ancestors 'none'" in policy


class Scripts(HTMLParser):
    """Collects what a policy without hashes would block."""

    def __init__(self):
        super().__init__()
        self.blocked = []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag == "script" and "src" not in named and not named.get("type", "").endswith("json"):
            self.blocked.append(attrs)
        self.blocked += [name for name in named if name.startswith("on")]


def test_the_page_has_no_inline_script_so_the_policy_needs_no_hash(opened):
    html, _ = opened
    scripts = Scripts()

    scripts.feed(html)

    assert scripts.blocked == []


def test_the_page_names_no_address_outside(opened):
    html, _ = opened

    assert re.findall(r"https?://[^\"' ]+", html) == []


def channels(plain, html, cookie, **options):
    address = f"{plain.origin}/api/kernels/{kernel_of(html)}/channels?session_id=1"
    return websocket.create_connection(
        address.replace("http:", "ws:"), cookie=cookie["Cookie"], timeout=10, **options
    )


def message(kind, content):
    header = {"msg_id": uuid4().hex, "msg_type": kind, "session": "1", "username": ""}
    return json.dumps(
        {
            "header": header | {"version": "5.3", "date": "2026-01-01T00:00:00Z"},
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
            "buffers": [],
        }
    )


def test_code_from_the_browser_is_never_run(plain, opened, tmp_path):
    mark = tmp_path / "mark"
    code = f"open({str(mark)!r}, 'w')"
    socket = channels(plain, *opened, suppress_origin=True)

    for kind in ("execute_request", "inspect_request", "complete_request", "debug_request"):
        socket.send(message(kind, {"code": code, "silent": False}))
    socket.send(message("kernel_info_request", {}))

    kinds = []
    while "kernel_info_reply" not in kinds:
        kinds.append(json.loads(socket.recv())["header"]["msg_type"])
    socket.close()
    assert {"execute_reply", "inspect_reply", "complete_reply"}.isdisjoint(kinds)
    assert not mark.exists()


def test_a_page_of_another_site_gets_no_connection(plain, opened):
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        channels(plain, *opened, origin="http://127.0.0.1:1")

    assert refused.value.status_code == 403


def test_a_connection_without_the_cookie_is_refused(plain, opened):
    html, _ = opened

    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        channels(plain, html, {"Cookie": ""}, suppress_origin=True)

    assert refused.value.status_code == 403


def test_a_message_of_25_mib_passes_the_connection(plain, opened):
    socket = channels(plain, *opened, suppress_origin=True)

    socket.send(message("comm_info_request", {"padding": "x" * 25 * 1024 * 1024}))
    socket.send(message("kernel_info_request", {}))

    kinds = []
    while "kernel_info_reply" not in kinds:
        kinds.append(json.loads(socket.recv())["header"]["msg_type"])
    socket.close()


def test_another_site_cannot_end_a_kernel(plain, opened):
    html, cookie = opened
    farewell = f"{plain.origin}/voila/api/shutdown/{kernel_of(html)}"

    assert ask(farewell, headers=cookie, method="POST").status == 403
    assert len(plain.kernels()) == 1


def test_the_kernel_runs_where_the_server_runs_and_knows_its_settings(serve_notebooks):
    server = serve_notebooks({"show": SEEN}, language="da")

    html = ask(f"{server.origin}/voila/render/show.ipynb", headers=signed_in(server)).read()

    seen = (server.data_folder / "seen").read_text().splitlines()
    assert seen == [sys.prefix, "da", "0"]
    assert b'<html lang="da"' in html
    server.stop()
