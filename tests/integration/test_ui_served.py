"""The page as Gradio serves it."""

from __future__ import annotations

import warnings

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what Gradio's own imports complain of is not ours
    import gradio as gr

    from ui.page import DIST, Notice, PageSettings, mount

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = FastAPI()

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    notice = Notice("no_speech", "vitrine models pull faster_whisper/base", "zh")
    return TestClient(mount(app, PageSettings(title="A shop", langs=("zh", "en"), lang="zh", notices=(notice,))))


def test_the_page_loads_its_style_and_bundle_from_here(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert '"title":"A shop"' in page.text
    for path in ("/web/vitrine.css", "/web/vitrine.js", "/web/capture.worklet.js"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-cache"
    assert r"href=\"/web/vitrine.css\"" in page.text
    chunk = next((DIST / "chunks").iterdir()).name
    assert "immutable" in client.get(f"/web/chunks/{chunk}").headers["cache-control"]
    missing = client.get("/web/chunks/nothing.js")
    assert missing.status_code == 404
    assert "cache-control" not in missing.headers


def test_routes_made_before_the_page_stay(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_settings_reach_the_browser(client: TestClient) -> None:
    parts = [part["props"] for part in client.get("/config").json()["components"] if part["type"] == "html"]
    assert {part["elem_id"] for part in parts} == {"vt-header-block", "vt-stage-block", "vt-talk-block"}
    for part in parts:
        config = part["props"]["config"]
        assert config["langs"] == ["zh", "en"]
        assert config["notices"] == [
            {"kind": "no_speech", "detail": "vitrine models pull faster_whisper/base", "lang": "zh"}
        ]


def test_analytics_are_off() -> None:
    assert not gr.analytics.analytics_enabled()


@pytest.mark.parametrize(("langs", "lang"), [(("en", "xx"), "en"), (("en",), "zh"), ((), "en")])
def test_languages_that_make_no_sense_are_refused(langs: tuple[str, ...], lang: str) -> None:
    with pytest.raises(ValueError, match="choose from"):
        PageSettings(langs=langs, lang=lang)
