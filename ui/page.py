"""The shopper's page: Gradio Blocks hold the layout, and the live parts (avatar, captions, cards, microphone) are the
web bundle of ui/web/dist, which runs in the browser and talks to `/v1/realtime` itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import gradio as gr
from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from multimodal.events import LANGUAGES
from ui.theme import shop_theme

HERE = Path(__file__).parent
DIST = HERE / "web" / "dist"
ASSETS = "/web"
"""Neither /static nor /assets: Gradio serves its own files there."""

HEAD = f"""
<link rel="stylesheet" href="{ASSETS}/vitrine.css">
<link rel="modulepreload" href="{ASSETS}/vitrine.js">
<meta name="color-scheme" content="light dark">
"""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that this shop cannot do yet; the page words it in the shopper's language.

    `lang` limits it to one language ("" for all); `detail` is the step that mends it, shown as it is.
    """

    kind: Literal["no_speech", "no_voice", "engine_missing"]
    detail: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class PageSettings:
    """What the composition root tells the page.

    `langs` are those offered for dialogue, in the order shown; `engines` maps a stage (asr, tts ...) to the name of
    the engine in use; `image_bytes` is the most that the server takes for one picture.
    """

    title: str = "Vitrine"
    langs: tuple[str, ...] = ("en", "zh")
    lang: str = "en"
    notices: tuple[Notice, ...] = ()
    engines: Mapping[str, str] = field(default_factory=dict)
    image_bytes: int = 10 * 2**20

    def __post_init__(self) -> None:
        unknown = [lang for lang in (*self.langs, self.lang) if lang not in LANGUAGES]
        if unknown or self.lang not in self.langs:
            raise ValueError(f"languages {self.langs} with default '{self.lang}': choose from {LANGUAGES}")

    def config(self) -> dict[str, Any]:
        """These settings as the page's own JSON (ui/web/src/page/config.ts)."""
        return asdict(self)


class Assets(StaticFiles):
    """The bundle: chunks carry a hash in their name and may be kept; the rest is asked for again each time."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        forever = path.startswith("chunks/")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if forever else "no-cache"
        return response


def build_page(settings: PageSettings) -> gr.Blocks:
    """The layout. Each region is a constant piece of HTML: a template with values in it would be drawn anew, and the
    avatar's canvas wiped, whenever a value changes."""
    with gr.Blocks(title=settings.title, analytics_enabled=False, fill_width=True, fill_height=True) as blocks:
        region("header", settings)
        with gr.Row(elem_id="vt-body"):
            with gr.Column(elem_id="vt-left"):
                region("stage", settings)
            with gr.Column(elem_id="vt-right"):
                region("talk", settings)
    return blocks


def region(name: str, settings: PageSettings) -> gr.HTML:
    """One live part of the page; the bundle starts once all of them are there."""
    return gr.HTML(
        html_template=(HERE / "panels" / f"{name}.html").read_text(encoding="utf-8"),
        # A plain function body, where top-level await is a syntax error.
        js_on_load=f"import('{ASSETS}/vitrine.js').then((m) => m.mountRegion('{name}', element, props.config));",
        apply_default_css=False,
        config=settings.config(),
        elem_id=f"vt-{name}-block",
    )


def mount(app: FastAPI, settings: PageSettings) -> FastAPI:
    """Put the page at "/" and the bundle at /web. Call it last: what is added to `app` afterwards is hidden by it."""
    app.mount(ASSETS, Assets(directory=DIST), name="web")
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        # Outside a loop Gradio makes one for each of its locks and never closes them.
        return asyncio.run(_mount_blocks(app, settings))
    return _blocks_on(app, settings)


async def _mount_blocks(app: FastAPI, settings: PageSettings) -> FastAPI:
    return _blocks_on(app, settings)


def _blocks_on(app: FastAPI, settings: PageSettings) -> FastAPI:
    return gr.mount_gradio_app(  # type: ignore[no-any-return]
        app,
        build_page(settings),
        path="/",
        theme=shop_theme(),
        head=HEAD,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        favicon_path=HERE / "panels" / "icon.svg",
    )
