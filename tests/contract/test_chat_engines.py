"""Every registered chat engine, with a decoder that the test trains and a server that it runs."""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from ctranslate2.converters import TransformersConverter
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from kernel.errors import EngineFailed, EngineUnavailable
from models.chat import REGISTRY, Brief, ChatModel
from models.chat.prompt import messages

pytestmark = [
    pytest.mark.contract,
    # torch's own deprecations, met while transformers imports it.
    pytest.mark.filterwarnings("ignore::DeprecationWarning:torch.*"),
]

DRAFT = ("Your order VT-100234 is on its way.", "它在5月3日到达。")
BRIEF = Brief("en", "Where is my order?", DRAFT, {"order": {"state": "shipped"}})
REPLY = "Good news: VT-100234 is on its way and 在5月3日到达!"
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


# --- a decoder that knows one answer ----------------------------------------------------------------------------------


def train_tokenizer(texts: list[str]) -> transformers.PreTrainedTokenizerFast:
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    bpe.train_from_iterator(
        texts, trainers.BpeTrainer(vocab_size=400, special_tokens=special, initial_alphabet=alphabet)
    )
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=bpe, bos_token=special[0], eos_token=special[2], pad_token=special[0], unk_token=special[0]
    )
    tokenizer.chat_template = TEMPLATE
    return tokenizer


@pytest.fixture(scope="module")
def importable() -> Iterator[None]:
    """transformers imports here, even where a CUDA torchaudio stands beside a CPU torch: no decoder needs sound."""
    with pytest.MonkeyPatch.context() as patch:
        try:
            importlib.import_module("torchaudio")
        except (ImportError, OSError):
            for name in [name for name in sys.modules if name.partition(".")[0] == "torchaudio"]:
                patch.delitem(sys.modules, name)
            patch.setattr(transformers.utils, "is_torchaudio_available", lambda: False)
        yield


@pytest.fixture(scope="module")
def decoder(importable: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Llama of 64 dimensions, overfitted until it answers the prompt of BRIEF with REPLY."""
    folder = tmp_path_factory.mktemp("decoder")
    torch.manual_seed(0)
    prompt = str(
        train_tokenizer([REPLY]).apply_chat_template(messages(BRIEF), add_generation_prompt=True, tokenize=False)
    )
    tokenizer = train_tokenizer([prompt, REPLY])
    config = transformers.LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=64, intermediate_size=128, num_hidden_layers=2, num_attention_heads=4,
        max_position_embeddings=1024, bos_token_id=0, eos_token_id=2, pad_token_id=0,
    )  # fmt: skip
    model = transformers.LlamaForCausalLM(config)
    asked, answer = tokenizer(prompt)["input_ids"], tokenizer(REPLY + "<|im_end|>")["input_ids"]
    ids = torch.tensor([asked + answer])
    labels = torch.tensor([[-100] * len(asked) + answer])
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    for _ in range(200):
        loss = model(input_ids=ids, labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if loss.item() < 0.01:
            break
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def converted(decoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same decoder in CTranslate2's form."""
    folder = tmp_path_factory.mktemp("converted") / "decoder"
    files = [path.name for path in decoder.iterdir() if "token" in path.name or "template" in path.name]
    TransformersConverter(str(decoder), copy_files=files).convert(str(folder))
    return folder


# --- a chat server ----------------------------------------------------------------------------------------------------


class Server(ThreadingHTTPServer):
    """Streams `pieces` as an OpenAI server would; `ending` says how the stream goes on after them."""

    daemon_threads = True
    pieces: tuple[str, ...] = ("<think>easy</think>", REPLY[:9], REPLY[9:])
    ending = "done"
    asked: Any = None


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.server.ending == "error":
            self.send_error(503, "overloaded")
            return
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        # Some tests hang up early, as a shopper does who interrupts.
        with contextlib.suppress(ConnectionError):
            for piece in self.server.pieces:
                self._send({"content": piece}, None)
            match self.server.ending:
                case "done":
                    self._send({}, "stop")
                    self.wfile.write(b"data: [DONE]\n\n")
                case "silence":
                    time.sleep(1)
                case "garbage":
                    self.wfile.write(b"data: {oops\n\n")

    def _send(self, delta: dict[str, str], finish: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


# --- the contract -----------------------------------------------------------------------------------------------------

Build = Callable[[str], ChatModel]


@pytest.fixture
def build(request: pytest.FixtureRequest) -> Build:
    """Makes any registered engine ready to answer BRIEF."""

    def make(name: str) -> ChatModel:
        options: dict[str, Any] = {}
        match name:
            case "openai":
                options = {"base_url": address(request.getfixturevalue("server")), "model": "m"}
            case "ctranslate2":
                options = {"model": "decoder", "models": request.getfixturevalue("converted").parent}
            case "transformers":
                options = {"model": str(request.getfixturevalue("decoder"))}
        return REGISTRY.load(name, options)

    return make


def address(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}/v1"


@pytest.mark.parametrize("name", list(REGISTRY.specs))
def test_engine_replies_in_pieces(name: str, build: Build) -> None:
    engine = build(name)
    assert engine.name == name
    pieces = list(engine.reply(BRIEF))
    assert len(pieces) > 1
    assert all(isinstance(piece, str) and piece for piece in pieces)
    said = "".join(pieces)
    assert said == ("".join(f"{sentence}\n" for sentence in DRAFT) if name == "templates" else REPLY)


@pytest.mark.parametrize("name", list(REGISTRY.specs))
def test_engine_serves_several_threads_and_listeners_that_leave(name: str, build: Build) -> None:
    engine = build(name)
    whole = "".join(engine.reply(BRIEF))
    leaving = iter(engine.reply(BRIEF))
    assert whole.startswith(next(leaving))
    leaving.close()  # type: ignore[attr-defined]  # every engine replies with a generator
    heard: list[str] = []
    threads = [threading.Thread(target=lambda: heard.append("".join(engine.reply(BRIEF)))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == [whole] * 3


@pytest.mark.parametrize("name", [spec.name for spec in REGISTRY.specs.values() if not spec.embedded])
def test_engine_without_its_model_says_what_is_missing(name: str) -> None:
    with pytest.raises(EngineUnavailable) as caught:
        REGISTRY.load(name)
    assert caught.value.fix


def test_auto_falls_back_to_the_templates() -> None:
    engine, missing = REGISTRY.load_auto()
    assert engine.name == "templates"
    assert len(missing) == len(REGISTRY.specs) - 1


# --- each engine's own failures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["error", "cut", "silence", "garbage"])
def test_failing_server_is_a_typed_error(server: Server, ending: str) -> None:
    server.ending = ending
    engine = REGISTRY.load("openai", {"base_url": address(server), "model": "m", "timeout_s": 0.3})
    heard: list[str] = []
    with pytest.raises(EngineFailed):
        heard.extend(engine.reply(BRIEF))


def test_server_gets_the_prompt(server: Server) -> None:
    list(REGISTRY.load("openai", {"base_url": address(server), "model": "m"}).reply(BRIEF))
    assert server.asked["messages"] == messages(BRIEF)
    assert server.asked["model"] == "m"
    assert server.asked["stream"] is True


def test_no_server_at_all_is_a_typed_error() -> None:
    engine = REGISTRY.load("openai", {"base_url": "http://127.0.0.1:9/v1", "model": "m"})
    with pytest.raises(EngineFailed):
        list(engine.reply(BRIEF))


@pytest.mark.parametrize("name", ["ctranslate2", "transformers"])
def test_broken_decoder_says_how_to_mend_it(name: str, tmp_path: Path) -> None:
    for file in ("model.bin", "config.json", "tokenizer.json", "tokenizer_config.json"):
        (tmp_path / file).write_text("{broken", encoding="utf-8")
    with pytest.raises(EngineUnavailable, match="vitrine models pull"):
        REGISTRY.load(name, {"model": str(tmp_path)})


@pytest.mark.parametrize("name", ["ctranslate2", "transformers"])
def test_reply_ends_at_the_limit_of_tokens(name: str, decoder: Path, converted: Path) -> None:
    folder = converted if name == "ctranslate2" else decoder
    engine = REGISTRY.load(name, {"model": str(folder), "max_tokens": 3})
    said = "".join(engine.reply(BRIEF))
    assert said
    assert REPLY.startswith(said)
    assert len(said) < len(REPLY) / 2


def test_broken_chat_template_is_found_when_the_engine_loads(converted: Path, tmp_path: Path) -> None:
    for path in converted.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "chat_template.jinja").write_text("{% for message in %}", encoding="utf-8")
    with pytest.raises(EngineUnavailable, match="chat template"):
        REGISTRY.load("ctranslate2", {"model": str(tmp_path)})


def test_chat_template_that_refuses_fails_the_reply_only(converted: Path, tmp_path: Path) -> None:
    for path in converted.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "chat_template.jinja").write_text("{{ raise_exception('no system role') }}", encoding="utf-8")
    engine = REGISTRY.load("ctranslate2", {"model": str(tmp_path)})
    with pytest.raises(EngineFailed, match="no system role"):
        list(engine.reply(BRIEF))
