"""A shop's own avatar: small GLB and VRM files, written here, speak as the built-in character does."""

from __future__ import annotations

import functools
import http.server
import io
import json
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = pytest.mark.e2e

DIST = Path(__file__).parents[2] / "ui" / "web" / "dist"
PAGE = """<!doctype html><html lang="en"><title>model</title><link rel="icon" href="data:,">
<body style="margin:0;background:#fff"><div id="stage" style="width:300px;height:300px"></div>"""
MOUNT = """async ([chunk, model]) => {
  const { mountAvatar } = await import('/chunks/' + chunk);
  window.avatar = await mountAvatar(document.getElementById('stage'), { model });
  window.now = 0;
  avatar.cue([['PP', 0, 1], ['aa', 1, 2]], 0, () => window.now, 3);
  window.at = async (seconds) => {
    window.now = seconds;
    const until = avatar.stats.frames + 3;
    while (avatar.stats.frames < until) await new Promise((done) => setTimeout(done, 5));
  };
}"""
# The bones that VRM 1.0 requires, each as a child of the one named.
BONES = {
    "hips": None, "spine": "hips", "head": "spine",
    "leftUpperArm": "spine", "leftLowerArm": "leftUpperArm", "leftHand": "leftLowerArm",
    "rightUpperArm": "spine", "rightLowerArm": "rightUpperArm", "rightHand": "rightLowerArm",
    "leftUpperLeg": "hips", "leftLowerLeg": "leftUpperLeg", "leftFoot": "leftLowerLeg",
    "rightUpperLeg": "hips", "rightLowerLeg": "rightUpperLeg", "rightFoot": "rightLowerLeg",
}  # fmt: skip


def glb(targets: list[str], *, vrm: bool = False) -> bytes:
    """A grey square face with a red mouth: a flat strip that every morph target in `targets` opens downwards."""
    face = [(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)]
    mouth = [(-0.5, -0.3, 0.1), (0.5, -0.3, 0.1), (0.5, -0.29, 0.1), (-0.5, -0.29, 0.1)]
    opened = [(0, 0, 0)] * 4 + [(0, -0.5, 0), (0, -0.5, 0), (0, 0, 0), (0, 0, 0)]
    colors = [(0.7, 0.7, 0.7)] * 4 + [(0.9, 0.0, 0.0)] * 4
    triangles = [0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7]
    rows = (face + mouth, [(0, 0, 1)] * 8, colors, opened)
    blobs = [b"".join(struct.pack("<3f", *row) for row in part) for part in rows]
    blobs.append(struct.pack(f"<{len(triangles)}H", *triangles))
    views, offset = [], 0
    for blob in blobs:
        views.append({"buffer": 0, "byteOffset": offset, "byteLength": len(blob)})
        offset += len(blob)
    vectors = [{"bufferView": k, "componentType": 5126, "count": 8, "type": "VEC3"} for k in range(4)]
    vectors[0] |= {"min": [-1, -1, 0], "max": [1, 1, 0.1]}
    vectors[3] |= {"min": [0, -0.5, 0], "max": [0, 0, 0]}
    document: dict[str, Any] = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": "Face", "mesh": 0}],
        "buffers": [{"byteLength": offset}],
        "bufferViews": views,
        "accessors": [*vectors, {"bufferView": 4, "componentType": 5123, "count": len(triangles), "type": "SCALAR"}],
        "meshes": [
            {
                "primitives": [
                    {
                        "attributes": {"POSITION": 0, "NORMAL": 1, "COLOR_0": 2},
                        "indices": 4,
                        "targets": [{"POSITION": 3} for _ in targets],
                    }
                ],
                "extras": {"targetNames": targets},
            }
        ],
    }
    if vrm:
        add_vrm(document)
    head = json.dumps(document).encode()
    head += b" " * (-len(head) % 4)
    body = b"".join(blobs)
    body += b"\0" * (-len(body) % 4)
    chunks = struct.pack("<II", len(head), 0x4E4F534A) + head + struct.pack("<II", len(body), 0x004E4942) + body
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def add_vrm(document: dict[str, Any]) -> None:
    """Makes the document a VRM 1.0 whose expression "aa" is its first morph target."""
    numbers = {bone: k + 1 for k, bone in enumerate(BONES)}
    for bone in BONES:
        children = [numbers[child] for child, parent in BONES.items() if parent == bone]
        document["nodes"].append({"name": bone, **({"children": children} if children else {})})
    document["scenes"][0]["nodes"].append(numbers["hips"])
    meta = {"name": "square", "authors": ["the test"], "licenseUrl": "https://vrm.dev/licenses/1.0/"}
    bind = {"node": 0, "index": 0, "weight": 1.0}
    document["extensionsUsed"] = ["VRMC_vrm"]
    document["extensions"] = {
        "VRMC_vrm": {
            "specVersion": "1.0",
            "meta": meta,
            "humanoid": {"humanBones": {bone: {"node": number} for bone, number in numbers.items()}},
            "expressions": {"preset": {"aa": {"morphTargetBinds": [bind]}}},
        }
    }


FILES = {
    "arkit.glb": glb(["jawOpen"]),
    "oculus.glb": glb(["viseme_aa"]),
    "model.vrm": glb(["Fcl_MTH_A"], vrm=True),
    "mute.glb": glb(["wings"]),
    "broken.glb": b"not a model",
}


class Site(http.server.SimpleHTTPRequestHandler):
    """The bundle's folder, an empty page, and the models."""

    def log_message(self, *args: Any) -> None:
        """Keeps the test's output clean."""

    def do_GET(self) -> None:
        """The page at /, the models by name, everything else from the folder."""
        name = self.path.strip("/")
        if name and name not in FILES:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "model/gltf-binary" if name else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(FILES[name] if name else PAGE.encode())


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Address of a little server over the bundle and the models."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Site, directory=str(DIST))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def red(page: Any) -> int:
    """How many pixels of the picture are the model's red mouth."""
    image = Image.open(io.BytesIO(page.locator("#stage canvas").screenshot())).convert("RGB")
    return sum(r > 90 and r > 2 * g and r > 2 * b for r, g, b in image.get_flattened_data())


@pytest.mark.parametrize("name", ["arkit.glb", "oculus.glb", "model.vrm"])
def test_a_model_speaks(open_page: Any, site: str, artifacts: Path, name: str) -> None:
    page = open_page(site)
    (chunk,) = DIST.glob("chunks/avatar-*.js")
    page.evaluate(MOUNT, [chunk.name, f"/{name}"])
    page.evaluate("at(0.5)")
    closed = red(page)
    page.evaluate("at(1.5)")
    page.locator("#stage").screenshot(path=artifacts / f"avatar-{name}.png")
    assert red(page) > closed + 1500
    page.evaluate("avatar.stop()")
    page.wait_for_timeout(600)
    assert red(page) < closed + 300


@pytest.mark.parametrize(("name", "why"), [("mute.glb", "jawOpen"), ("broken.glb", "JSON"), ("missing.glb", "404")])
def test_an_unusable_model_gives_the_built_in_character_and_says_why(
    open_page: Any, site: str, name: str, why: str
) -> None:
    page = open_page(site, allow=("404",))
    warnings: list[str] = []
    page.on("console", lambda message: warnings.append(message.text) if message.type == "warning" else None)
    (chunk,) = DIST.glob("chunks/avatar-*.js")
    page.evaluate(MOUNT, [chunk.name, f"/{name}"])
    page.evaluate("at(1.5)")
    assert page.evaluate("avatar.stats.mouthOpen") > 0.5
    assert any("built-in" in text and why in text for text in warnings), warnings
