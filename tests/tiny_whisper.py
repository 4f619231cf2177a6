"""A Whisper of a few thousand weights that knows some spoken sentences by heart, for tests of real loading code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from multimodal.audio import to_float
from multimodal.vad import trim

_FRAMES = 3000
"""Whisper's window of 30 s. Over so many frames even a model this small is dear to train: it learns its lessons in a
window of `_SHORT` frames first, and then only gets used to the long silence behind them."""
_SHORT = 400
_SPECIAL = ["<|endoftext|>", "<|startoftranscript|>", "<|translate|>", "<|transcribe|>", "<|startoflm|>",
            "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>"]  # fmt: skip


def build(folder: Path, lessons: Sequence[tuple[bytes, str, str]]) -> None:
    """Train on `lessons` (PCM, hint, text) until they are known, and convert to CTranslate2 in `folder`.

    Raises `AssertionError` when they were not learnt.
    """
    import torch
    import transformers
    from ctranslate2.converters import TransformersConverter

    torch.manual_seed(0)
    torch.set_num_threads(1)  # two would wait for each other whenever another program holds a core
    tokenizer = _tokenizer([f" {part}" for _, hint, text in lessons for part in (hint, text)])
    ids = {token: tokenizer.get_vocab()[token] for token in _SPECIAL}
    spectra = torch.tensor(np.stack([_spectrum(pcm) for pcm, _, _ in lessons]))
    inputs, labels = (torch.tensor(rows) for rows in _targets(tokenizer, lessons, ids))

    def learn(
        frames: int, known: dict[str, Any], rate: float, steps: int
    ) -> transformers.WhisperForConditionalGeneration:
        model = transformers.WhisperForConditionalGeneration(
            _config(transformers, ids, frames, tokenizer.get_vocab_size())
        )
        model.load_state_dict({name: value for name, value in known.items() if _POSITIONS not in name}, strict=False)
        optimizer = torch.optim.AdamW(model.parameters(), lr=rate)
        for _ in range(steps):
            # espeak-ng never says a thing twice alike.
            blurred = spectra[..., :frames] + 0.05 * torch.randn(len(lessons), 80, frames)
            loss = model(input_features=blurred, decoder_input_ids=inputs, labels=labels).loss
            if loss.item() < 0.05:
                return model
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        raise AssertionError(f"the lessons were not learnt: loss {loss.item():.3f}")

    model = learn(_FRAMES, learn(_SHORT, {}, 5e-3, 300).state_dict(), 2e-3, 60)
    source = folder.with_name(folder.name + "-torch")
    model.save_pretrained(source)
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<|startoftranscript|>", eos_token="<|endoftext|>",
        unk_token="<|endoftext|>",
    )  # fmt: skip
    fast.save_pretrained(source)
    TransformersConverter(str(source), copy_files=["tokenizer.json"]).convert(str(folder), quantization="int8")


_POSITIONS = "encoder.embed_positions"
"""Sinusoids as long as the window: made, not learnt."""


def _config(transformers: Any, ids: dict[str, int], frames: int, vocabulary: int) -> Any:
    return transformers.WhisperConfig(
        vocab_size=vocabulary, d_model=64, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=128, decoder_ffn_dim=128, max_source_positions=frames // 2,
        dropout=0.0, pad_token_id=ids["<|endoftext|>"], bos_token_id=ids["<|startoftranscript|>"],
        eos_token_id=ids["<|endoftext|>"], decoder_start_token_id=ids["<|startoftranscript|>"],
        suppress_tokens=None, begin_suppress_tokens=None,
    )  # fmt: skip


def _tokenizer(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    tokenizer.train_from_iterator(
        texts, trainers.BpeTrainer(vocab_size=600, initial_alphabet=alphabet, show_progress=False)
    )
    tokenizer.add_special_tokens(_SPECIAL)
    return tokenizer


def _spectrum(pcm: bytes) -> np.ndarray:
    """As faster-whisper makes it: log-mel of the sound, zeros behind it up to the window."""
    mel = FeatureExtractor()(to_float(trim(pcm)))[:, :-1]
    return np.pad(mel, ((0, 0), (0, _FRAMES - mel.shape[1]))).astype(np.float32)


def _targets(
    tokenizer: Tokenizer, lessons: Sequence[tuple[bytes, str, str]], ids: dict[str, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Decoder inputs and labels, padded; what leads up to the text is given and not learnt (-100)."""
    rows: list[tuple[list[int], list[int]]] = []
    for _, hint, text in lessons:
        before = [ids["<|startofprev|>"], *tokenizer.encode(f" {hint}").ids] if hint else []
        before += [ids["<|startoftranscript|>"], ids["<|notimestamps|>"]]
        said = tokenizer.encode(f" {text}").ids
        rows.append(([*before, *said], [*[-100] * (len(before) - 1), *said, ids["<|endoftext|>"]]))
    width = max(len(row) for row, _ in rows)
    inputs = np.array([row + [ids["<|endoftext|>"]] * (width - len(row)) for row, _ in rows])
    labels = np.array([row + [-100] * (width - len(row)) for _, row in rows])
    return inputs, labels
