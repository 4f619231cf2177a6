"""A real Chromium for the browser tests, with two guards: no request leaves this machine, no error on the console.

`open_page` is what a test needs: `page = open_page(url)`. The guards speak when the test ends. `launch_chromium` starts
another browser where a test needs flags of its own (a WAV file as microphone, no GPU). `artifacts` is the folder for
pictures and logs worth keeping.

Playwright's sync API keeps an event loop running in this thread, on which pytest-asyncio's tests would stumble. So the
fixtures end with their module, and a module with `async def` tests must not use them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
LOCAL_HOSTS = {"127.0.0.1", "localhost", "::1"}
FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
)
SOFTWARE_GL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
FAKE_MICROPHONE = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
NO_GL = ("--disable-gpu", "--disable-software-rasterizer", "--disable-3d-apis")


class LaunchChromium(Protocol):
    """Starts another Chromium, closed when the module ends.

    `microphone` is a WAV file that the page hears as its microphone, permission given (start it with 1 to 2 s of
    silence: the first 30 ms are lost); `webgl=False` takes WebGL away.
    """

    def __call__(self, *flags: str, microphone: Path | None = None, webgl: bool = True) -> Any: ...


class OpenPage(Protocol):
    """Opens a guarded page. `allow` are patterns of console errors that this test expects."""

    def __call__(
        self,
        url: str,
        *,
        browser: Any = None,
        init_script: str | None = None,
        allow: tuple[str, ...] = (),
        **context: Any,
    ) -> Any: ...


def chromium_path() -> str:
    """The browser on this machine; skips the test where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium on this machine: `apt-get install chromium` brings the one these tests are written for")


@pytest.fixture(scope="module")
def launch_chromium() -> Iterator[LaunchChromium]:
    """A function that starts Chromium, with WebGL in software."""
    path = chromium_path()
    playwright_api = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright (test extra)")
    with playwright_api.sync_playwright() as playwright:
        started = []

        def launch(*flags: str, microphone: Path | None = None, webgl: bool = True) -> Any:
            chosen = [*FLAGS, *(SOFTWARE_GL if webgl else NO_GL), *flags]
            if microphone:
                chosen += [*FAKE_MICROPHONE, f"--use-file-for-fake-audio-capture={microphone.resolve()}%noloop"]
            browser = playwright.chromium.launch(executable_path=path, headless=True, args=chosen)
            started.append(browser)
            return browser

        yield launch
        for browser in started:
            browser.close()


@pytest.fixture(scope="module")
def chromium(launch_chromium: LaunchChromium) -> Any:
    """One Chromium for the whole module, WebGL by SwiftShader."""
    return launch_chromium()


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """test-artifacts/ of the repository (ignored by git): pictures and logs to look at after a run."""
    folder = ROOT / "test-artifacts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def open_page(request: pytest.FixtureRequest, chromium: Any, artifacts: Path) -> Iterator[OpenPage]:
    """Pages under guard. A failed test leaves a picture of each page in the artifact folder."""
    contexts: list[Any] = []
    errors: list[str] = []
    remote: list[str] = []

    def open_it(
        url: str, *, browser: Any = None, init_script: str | None = None, allow: tuple[str, ...] = (), **context: Any
    ) -> Any:
        made = (browser or chromium).new_context(**context)
        contexts.append(made)
        if init_script:
            made.add_init_script(init_script)

        def complain(text: str) -> None:
            if not any(re.search(pattern, text) for pattern in allow):
                errors.append(text)

        def only_local(route: Any) -> None:
            if _is_local(route.request.url):
                route.continue_()
            else:
                remote.append(route.request.url)
                route.abort()

        made.route("**/*", only_local)
        page = made.new_page()
        page.on("console", lambda message: complain(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complain(str(error)))
        page.on("websocket", lambda socket: None if _is_local(socket.url) else remote.append(socket.url))
        page.goto(url)
        return page

    yield open_it
    if getattr(request.node, "failed_call", False):
        for count, page in enumerate(page for made in contexts for page in made.pages):
            page.screenshot(path=artifacts / f"failed-{_file_name(request.node.name)}-{count}.png")
    for made in contexts:
        made.close()
    assert not remote, f"the page asked other machines: {remote}"
    assert not errors, f"errors on the page's console: {errors}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Tells the fixtures of a test that it failed."""
    report = yield
    if report.when == "call":
        item.failed_call = report.failed  # type: ignore[attr-defined]
    return report


def _is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in LOCAL_HOSTS


def _file_name(text: str) -> str:
    return re.sub(r"[^\w-]+", "-", text).strip("-")
