"""The look of Gradio's own parts: system fonts only, and the colours of ui/web/src/page/style.css."""

from __future__ import annotations

import gradio as gr

FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "sans-serif")
MONO = ("ui-monospace", "Consolas", "monospace")

ACCENT = gr.themes.Color(
    name="vitrine",
    c50="#ecf8f5",
    c100="#d0efe8",
    c200="#a4dfd2",
    c300="#6fcab7",
    c400="#3fae98",
    c500="#1d8f7a",
    c600="#0f7363",
    c700="#0d5d51",
    c800="#0e4a42",
    c900="#0d3d37",
    c950="#062420",
)


def shop_theme() -> gr.themes.Base:
    """Names of fonts as plain strings are looked up on the shopper's machine; nothing is fetched for them."""
    return gr.themes.Base(primary_hue=ACCENT, secondary_hue=ACCENT, neutral_hue="slate", font=FONTS, font_mono=MONO)
