"""The process that holds espeak-ng: requests on stdin, sound and phonemes on stdout.

espeak-ng is one global state, not thread-safe, and its shared library is GPL-3; it lives in a process of its own, so
that a crash or a hang on odd text costs one sentence. The script is run by path, imports only the standard library
and is up in a few hundredths of a second. Arguments: path of the shared library, path of espeak-ng-data.

Frames: 4 bytes (little-endian length), then
  request:  JSON [voice, text, rate in words per minute, pitch 0-100, pitch range 0-100, is_phonemes]
  response: JSON {"rate": Hz, "error": str, "phones": [[first sample, IPA], ...]}; a second frame with s16le mono PCM.
Reference: speak_lib.h of espeak-ng 1.52.
"""

from __future__ import annotations

import ctypes
import json
import os
import struct
import sys
from typing import BinaryIO

_RETRIEVAL = 2  # AUDIO_OUTPUT_SYNCHRONOUS: sound comes by the callback, espeak_Synth returns when it is done
_PHONEME_EVENTS, _PHONEME_IPA, _DONT_EXIT = 0x1, 0x2, 0x8000
_CHARS_UTF8, _PHONEMES = 0x1, 0x100
_RATE, _PITCH, _RANGE = 1, 3, 4
_EVENT_END, _EVENT_PHONEME = 0, 7


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    )


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class _Library:
    """espeak-ng with one callback that gathers a request's sound and phonemes."""

    def __init__(self, library: str, data: str) -> None:
        self._lib = ctypes.CDLL(library)
        self.rate = self._lib.espeak_Initialize(
            _RETRIEVAL, 0, os.fsencode(data), _PHONEME_EVENTS | _PHONEME_IPA | _DONT_EXIT
        )
        if self.rate <= 0:
            raise SystemExit("espeak_Initialize failed")
        self._lib.espeak_Synth.argtypes = (
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
            ctypes.c_void_p, ctypes.c_void_p,
        )  # fmt: skip
        self._pcm = bytearray()
        self._phones: list[tuple[int, str]] = []
        self._callback = _CALLBACK(self._gather)  # held: ctypes does not
        self._lib.espeak_SetSynthCallback(self._callback)

    def _gather(self, samples: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]) -> int:
        if count > 0:  # the last call has no samples
            self._pcm += ctypes.string_at(samples, 2 * count)
        index = 0
        while events[index].type != _EVENT_END:
            if events[index].type == _EVENT_PHONEME:
                # Names have room for 8 bytes of UTF-8; what does not fit is cut, perhaps within a character.
                self._phones.append((events[index].sample, events[index].name.decode(errors="ignore")))
            index += 1
        return 0

    def speak(self, voice: str, text: str, rate: int, pitch: int, span: int, phonemes: bool) -> tuple[str, bytes]:
        """JSON header and PCM of one request."""
        self._pcm.clear()
        self._phones.clear()
        error = ""
        if self._lib.espeak_SetVoiceByName(voice.encode()) != 0:
            error = f"espeak-ng has no voice '{voice}'"
        else:
            for parameter, value in ((_RATE, rate), (_PITCH, pitch), (_RANGE, span)):
                self._lib.espeak_SetParameter(parameter, value, 0)
            raw = text.encode()
            flags = _CHARS_UTF8 | (_PHONEMES if phonemes else 0)
            status = self._lib.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, flags, None, None)
            if status != 0:
                error = f"espeak_Synth returned {status}"
        return json.dumps({"rate": self.rate, "error": error, "phones": self._phones}), bytes(self._pcm)


def _read(stream: BinaryIO) -> bytes:
    head = stream.read(4)
    return stream.read(struct.unpack("<I", head)[0]) if len(head) == 4 else b""


def main() -> None:
    """Serve requests until stdin closes."""
    # The library's own prints must not fall between the frames.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    library = _Library(sys.argv[1], sys.argv[2])
    while request := _read(sys.stdin.buffer):
        header, pcm = library.speak(*json.loads(request))
        raw = header.encode()
        out.write(struct.pack("<I", len(raw)) + raw + struct.pack("<I", len(pcm)) + pcm)
        out.flush()


if __name__ == "__main__":
    main()
