"""Photos on the shopper's page: from a file, dropped, pasted, taken; made small before they are sent."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = pytest.mark.e2e

HAND_OVER = """([base64, type, how]) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'photo', { type }));
    const about = { bubbles: true, cancelable: true };
    if (how === 'paste') {
        const paste = new ClipboardEvent('paste', { ...about, clipboardData: data });
        document.querySelector('#vt-text').dispatchEvent(paste);
    } else {
        for (const kind of ['dragover', 'drop']) {
            document.querySelector('.vt-log').dispatchEvent(new DragEvent(kind, { ...about, dataTransfer: data }));
        }
    }
}"""


def ready(page: Any) -> Any:
    page.set_default_timeout(15_000)
    page.wait_for_selector(".vt-conn[data-state=connected]")
    return page


def sent_picture(shop: Any) -> Image.Image:
    content = shop.wait_for("conversation.item.create")[-1]["item"]["content"]
    kind, _, data = content[0]["image_url"].partition(",")
    assert kind == "data:image/jpeg;base64"
    return Image.open(io.BytesIO(base64.b64decode(data)))


def png(size: tuple[int, int], color: str) -> str:
    data = io.BytesIO()
    Image.new("RGBA", size, color).save(data, "png")
    return base64.b64encode(data.getvalue()).decode()


def test_a_phone_photo_is_sent_small_and_upright(shop: Any, open_page: Any, photo: Path, artifacts: Path) -> None:
    page = ready(open_page(shop.url))
    page.set_input_files(".vt-file", photo)
    page.wait_for_selector(".vt-attached img")
    page.fill("#vt-text", "What is this?")
    page.screenshot(path=artifacts / "page-photo-attached.png")
    page.press("#vt-text", "Enter")
    page.wait_for_selector(".vt-shop >> text=You said: What is this?.")
    picture = sent_picture(shop)
    assert picture.size == (1067, 1600), "4000 × 6000 once upright, 1600 at most"
    red = picture.getpixel((500, 40))
    assert red[0] - red[1] > 80, "the stripe on the stored photo's left is the upright one's top"
    content = shop.of("conversation.item.create")[0]["item"]["content"]
    assert [part["type"] for part in content] == ["input_image", "input_text"]
    assert page.locator(".vt-attached img").count() == 0
    assert page.locator(".vt-you img").count() == 1


@pytest.mark.parametrize("how", ["drop", "paste"])
def test_a_photo_can_be_dropped_and_pasted(shop: Any, open_page: Any, how: str) -> None:
    page = ready(open_page(shop.url))
    page.evaluate(HAND_OVER, [png((64, 48), "#2060c0"), "image/png", how])
    page.wait_for_selector(".vt-attached img")
    assert page.locator(".vt-drop").is_hidden()
    page.click(".vt-send")
    assert sent_picture(shop).size == (64, 48)


def test_a_cut_out_lies_on_white(shop: Any, open_page: Any) -> None:
    page = ready(open_page(shop.url))
    page.evaluate(HAND_OVER, [png((32, 32), "#00000000"), "image/png", "drop"])
    page.wait_for_selector(".vt-attached img")
    page.click(".vt-send")
    assert min(sent_picture(shop).getpixel((16, 16))) > 250


def test_what_is_no_picture_is_refused_with_words(shop: Any, open_page: Any, tmp_path: Path) -> None:
    page = ready(open_page(shop.url))
    pdf = tmp_path / "label.png"
    pdf.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n")
    page.set_input_files(".vt-file", pdf)
    page.wait_for_selector(".vt-notice >> text=This file cannot be opened as a picture")
    big = tmp_path / "big.jpg"
    with big.open("wb") as file:
        file.truncate(31 * 2**20)
    page.set_input_files(".vt-file", big)
    page.wait_for_selector(".vt-notice >> text=This file has 31 MB. A photo may have up to 30 MB.")
    assert page.locator(".vt-attached img").count() == 0
    assert not shop.of("conversation.item.create")


def test_a_photo_can_be_taken_and_removed(shop: Any, open_page: Any, launch_chromium: Any, artifacts: Path) -> None:
    camera = launch_chromium("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    page = ready(open_page(shop.url, browser=camera))
    page.click(".vt-camera")
    page.wait_for_selector(".vt-shoot-take:not([disabled])")
    page.screenshot(path=artifacts / "page-camera.png")
    page.click(".vt-shoot-take")
    page.wait_for_selector(".vt-attached img")
    assert page.evaluate("document.querySelector('.vt-shoot video').srcObject") is None
    page.click(".vt-attached button")
    assert page.locator(".vt-attached img").count() == 0
    page.click(".vt-camera")
    page.wait_for_selector(".vt-shoot-take:not([disabled])")
    page.click(".vt-shoot-take")
    page.wait_for_selector(".vt-attached img")
    page.click(".vt-send")
    assert max(sent_picture(shop).size) > 300


def test_a_refused_camera_says_what_to_do(shop: Any, open_page: Any, launch_chromium: Any) -> None:
    page = ready(open_page(shop.url, browser=launch_chromium("--deny-permission-prompts")))
    page.click(".vt-camera")
    page.wait_for_selector(".vt-shoot-error >> text=add a photo from a file")
    page.click(".vt-shoot-cancel")
    assert page.evaluate("document.querySelector('.vt-shoot').open") is False
