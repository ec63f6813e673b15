"""The served page in a browser: its frame, its limits and every way its session can end."""

import json
import os
import signal

import pytest

WIDGETS = """
import ipywidgets as W
from widgets import boundary
"""

CELLS = {
    "counter": WIDGETS
    + """
count = W.Label("0 presses")
button = W.Button(description="Press")
button.on_click(lambda _: setattr(count, "value", f"{int(count.value.split()[0]) + 1} presses"))
W.VBox([W.HTML("<h1>Counter</h1>"), button, count])
""",
    "failing": WIDGETS
    + """
import asyncio

def fail(_):
    raise ValueError("the secret of Astrid")

@boundary.guarded
async def fail_later(_):
    await asyncio.sleep(0)
    raise LookupError("the secret of Astrid")

async def fail_unseen():
    raise LookupError("the secret of Astrid")

def forget(_):
    asyncio.get_running_loop().create_task(fail_unseen())

now, later, forgotten = [W.Button(description=d) for d in ("Fail now", "Fail later", "Forget")]
now.on_click(fail)
later.on_click(fail_later)
forgotten.on_click(forget)
W.VBox([W.HTML("<h1>Failing</h1>"), now, later, forgotten])
""",
    "hostile": WIDGETS
    + """
hole = '<img src="x" onerror="document.title = 1"><a href="javascript:document.title=1">go</a>'
far = '<img alt="" src="http://far.example/a.png"><iframe src="http://far.example/"></iframe>'
W.VBox([W.HTML("<h1>Hostile</h1>"), W.HTML(hole), W.HTML(far)])
""",
    "component": WIDGETS
    + """
import anywidget, traitlets

class Name(anywidget.AnyWidget):
    _esm = "export default { render({model, el}) { el.textContent = model.get('name'); } }"
    name = traitlets.Unicode("drawn by a module").tag(sync=True)

W.VBox([W.HTML("<h1>Component</h1>"), Name()])
""",
    "empty": "None",
    "broken": "raise RuntimeError('the secret of Astrid')",
}

ENDED = "This session has ended. Reload the page to go on."


@pytest.fixture(scope="module")
def bench(serve_notebooks):
    return serve_notebooks(CELLS)


def status(page):
    return page.get_by_role("status")


def test_the_page_works_and_has_its_landmarks_title_and_language(bench, visit):
    page = visit(bench, "counter")

    page.get_by_role("button", name="Press").click()

    page.get_by_text("1 presses").wait_for()
    assert page.title() == "Mentor workbench"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("banner").count() == 1
    assert page.get_by_role("main").count() == 1
    assert status(page).inner_text().strip() == ""
    assert "token" not in page.url


def test_the_frame_is_accessible(bench, visit, assert_accessible):
    assert_accessible(visit(bench, "counter"))


def test_the_first_tab_stop_leads_to_the_page(bench, visit):
    page = visit(bench, "counter")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "rendered_cells"


def test_a_component_drawn_by_a_module_passes_the_policy(bench, visit):
    visit(bench, "component").get_by_text("drawn by a module").wait_for()


def test_scripts_and_far_addresses_in_a_widget_are_blocked(bench, visit, watch):
    watch.expect("Content Security Policy")
    watch.expect("404")  # the image "x" itself

    page = visit(bench, "hostile")
    page.get_by_text("go").click()
    page.wait_for_timeout(300)

    assert page.title() == "Mentor workbench"
    # The request is recorded before the policy stops it; no answer may have come.
    blocked = [text for text in watch.complaints if "far.example" in text]
    assert len(blocked) == 2
    watch.addresses = [url for url in watch.addresses if "far.example" not in url]


def test_a_refusal_is_one_sentence_in_our_frame(bench, page, watch, assert_accessible):
    watch.expect("403")

    page.goto(bench.origin)

    assert "Open the whole address" in page.get_by_role("heading").inner_text()
    assert_accessible(page)


def test_a_page_that_cannot_be_computed_says_so(bench, page, wait_until):
    page.goto(bench.page_address("broken"))

    status(page).get_by_text("That did not work. Try again;").wait_for()
    assert page.get_by_role("button", name="Reload the page").count() == 1
    log = (bench.data_folder / "workbench.log").read_text()
    assert "RuntimeError at __main__:<module>:1" in log
    assert "Astrid" not in page.content() + log + bench.log.read_text()


def test_a_page_without_anything_to_show_says_so(bench, page):
    page.goto(bench.page_address("empty"))

    page.get_by_text("The page could not be opened. Reload it to try again.").wait_for()


@pytest.mark.parametrize("button", ["Fail now", "Fail later"])
def test_a_handlers_failure_is_one_sentence_and_its_values_go_nowhere(
    bench, visit, page, button, wait_until
):
    frames = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: frames.append(repr(data))),
    )
    visit(bench, "failing")

    page.get_by_role("button", name=button).click()

    status(page).get_by_text("That did not work.").wait_for(timeout=5000)
    sent = "\n".join(frames)
    assert "failure+json" in sent
    assert "Traceback" not in sent
    assert "Astrid" not in sent
    log = (bench.data_folder / "workbench.log").read_text()
    assert "Error at __main__:fail" in log
    assert "Astrid" not in log + bench.log.read_text()

    status(page).get_by_role("button", name="Close the message").click()
    assert status(page).inner_text().strip() == ""


def test_closing_the_tab_ends_its_kernel(bench, visit, page, wait_until):
    visit(bench, "counter")
    assert len(bench.kernels()) == 1

    page.close()

    wait_until(lambda: bench.kernels() == [], what="the kernel has ended", seconds=3)


def test_reloading_leaves_one_kernel(bench, visit, page, wait_until):
    visit(bench, "counter")

    page.reload()
    page.wait_for_selector("html[data-ready=true]")

    wait_until(lambda: len(bench.kernels()) == 1, what="one kernel is left", seconds=3)


def test_leaving_before_the_page_is_complete_ends_its_kernel(bench, page, wait_until):
    page.goto(bench.page_address("counter"), wait_until="commit")
    wait_until(lambda: len(bench.kernels()) == 1, what="the kernel has started")

    page.close()

    wait_until(lambda: bench.kernels() == [], what="the kernel has ended", seconds=5)


def test_a_killed_kernel_is_told_within_five_seconds(bench, visit, page, assert_accessible):
    visit(bench, "counter")

    bench.kernels()[0].kill()

    status(page).get_by_text(ENDED).wait_for(timeout=5000)
    assert bench.kernels() == []
    assert_accessible(page)
    status(page).get_by_role("button", name="Reload the page").click()
    page.wait_for_selector("html[data-ready=true]")
    assert status(page).inner_text().strip() == ""


def test_a_kernel_ended_for_idleness_is_told_when_the_page_is_looked_at_again(
    bench, visit, page, watch
):
    watch.expect("404")
    visit(bench, "counter")
    kernel = json.loads(page.locator("#jupyter-config-data").text_content())["kernelId"]
    headers = {"Authorization": f"token {bench.token}"}

    page.request.delete(f"{bench.origin}/api/kernels/{kernel}", headers=headers)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    status(page).get_by_text(ENDED).wait_for(timeout=5000)


def test_a_task_that_nobody_waits_for_fails_in_the_same_words(bench, visit, page):
    visit(bench, "failing")

    page.get_by_role("button", name="Forget").click()

    status(page).get_by_text("That did not work.").wait_for(timeout=5000)


def test_a_stopped_server_is_told_within_five_seconds(serve_notebooks, visit, page, watch):
    watch.expect("ERR_CONNECTION_REFUSED")
    watch.expect("WebSocket connection")
    server = serve_notebooks({"counter": CELLS["counter"]})
    visit(server, "counter")

    server.stop()

    status(page).get_by_text("The workbench does not answer.").wait_for(timeout=5000)


def test_a_server_that_pauses_is_not_taken_for_dead(bench, visit, page):
    visit(bench, "counter")

    os.kill(bench.process.pid, signal.SIGSTOP)
    page.wait_for_timeout(3000)
    os.kill(bench.process.pid, signal.SIGCONT)

    page.get_by_role("button", name="Press").click()
    page.get_by_text("1 presses").wait_for()
    assert status(page).inner_text().strip() == ""


def test_unsaved_work_asks_before_leaving_and_staying_keeps_the_session(bench, visit, page):
    visit(bench, "counter")
    page.get_by_role("button", name="Press").click()
    page.evaluate("document.body.dataset.unsaved = 'true'")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.close(run_before_unload=True)
    page.wait_for_timeout(500)

    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Press").click()
    page.get_by_text("2 presses").wait_for()


def test_saved_work_does_not_ask(bench, visit, page):
    visit(bench, "counter")
    page.get_by_role("button", name="Press").click()

    with page.expect_event("close", timeout=5000):
        page.close(run_before_unload=True)


def test_a_spare_kernel_takes_the_next_page_and_is_replaced(
    serve_notebooks, visit, page, wait_until
):
    server = serve_notebooks({"counter": CELLS["counter"]}, spare_kernels=1)
    wait_until(lambda: len(server.kernels()) == 1, what="a spare kernel waits")
    spare = server.kernels()[0].pid

    visit(server, "counter")

    assert spare in [kernel.pid for kernel in server.kernels()]
    wait_until(lambda: len(server.kernels()) == 2, what="the spare one is replaced", seconds=10)
    page.close()
    wait_until(lambda: len(server.kernels()) == 1, what="the page's kernel has ended")
    assert spare not in [kernel.pid for kernel in server.kernels()]


def test_the_frame_speaks_the_language_it_was_started_in(serve_notebooks, visit):
    server = serve_notebooks({"counter": CELLS["counter"]}, language="sv", demo=True)

    page = visit(server, "counter")

    assert page.locator("html").get_attribute("lang") == "sv"
