"""One kernel for each page, a spare one in waiting, and the end of idle ones."""

import asyncio
from datetime import UTC, datetime, timedelta

from workbench.serve.app import server_config
from workbench.serve.kernels import OwnKernelOnly, PageKernels


def with_kernels(work, **options):
    """Run *work* with a kernel manager and end its kernels."""

    async def run():
        config = server_config(spare_kernels=0, kernel_environment={})
        kernels = PageKernels(
            config=config, kernel_spec_manager=OwnKernelOnly(), warm_up="ready = True", **options
        )
        try:
            return await work(kernels)
        finally:
            await kernels.shutdown_all()

    return asyncio.run(run())


async def idle_for(kernels, kernel_id, *, minutes):
    kernel = kernels.get_kernel(kernel_id)
    kernel.execution_state = "idle"
    kernel.last_activity = datetime.now(UTC) - timedelta(minutes=minutes)
    await kernels.cull_kernels()
    return kernel_id in kernels


async def warmed(kernels):
    kernels.keep_spares()
    while not kernels.spare_ids:
        await asyncio.sleep(0.05)
    return next(iter(kernels.spare_ids))


def test_a_kernel_that_nobody_is_connected_to_is_ended_after_15_idle_minutes():
    async def work(kernels):
        kernel_id = await kernels.start_kernel(kernel_name="python3")
        return [await idle_for(kernels, kernel_id, minutes=minutes) for minutes in (14, 16)]

    assert with_kernels(work) == [True, False]


def test_the_kernel_of_an_open_tab_is_never_ended():
    async def work(kernels):
        kernel_id = await kernels.start_kernel(kernel_name="python3")
        kernels.notify_connect(kernel_id)
        return await idle_for(kernels, kernel_id, minutes=600)

    assert with_kernels(work) is True


def test_a_spare_kernel_waits_however_long():
    async def work(kernels):
        return await idle_for(kernels, await warmed(kernels), minutes=600)

    assert with_kernels(work, spare_kernels=1) is True


def test_a_spare_kernel_serves_the_next_page_and_another_takes_its_place():
    async def work(kernels):
        spare = await warmed(kernels)
        page = await kernels.start_kernel(kernel_name="python3", path="")
        await asyncio.sleep(0.1)
        return page == spare, await warmed(kernels) != spare

    assert with_kernels(work, spare_kernels=1, refill_seconds=0.0) == (True, True)


def test_a_spare_kernel_that_died_is_passed_over():
    async def work(kernels):
        spare = await warmed(kernels)
        await kernels.get_kernel(spare).signal_kernel(9)
        await asyncio.sleep(0.2)
        page = await kernels.start_kernel(kernel_name="python3", path="")
        return page != spare

    assert with_kernels(work, spare_kernels=1, refill_seconds=60.0)


def test_the_only_kernel_is_the_servers_own_interpreter(monkeypatch, tmp_path):
    other = tmp_path / "kernels" / "python3"
    other.mkdir(parents=True)
    (other / "kernel.json").write_text('{"argv": ["other"], "display_name": "x", "language": "x"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))

    specs = OwnKernelOnly().get_all_specs()

    assert list(specs) == ["python3"]
    assert specs["python3"]["spec"]["argv"][1:3] == ["-m", "ipykernel_launcher"]
