"""Cut streamed text into sentences fit for speech, in scripts with and without spaces."""

from __future__ import annotations

import re

from dialog.lexicon import Lexicon

_ABBREVIATION = re.compile(
    r"(?:mr|mrs|ms|dr|prof|st|nr|art|tel|approx|ca|vs|etc|e\.g|i\.e|u\.s|z\.b|bzw|usw|evtl|sra?|mme|av"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}$")
# "9. Dezember": of our languages only German writes ordinals so; in replies they are days of a month.
_COUNTED = re.compile(r"\s+(?:jan|feb|märz|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zä]*\b", re.IGNORECASE)
MAX_CHARS = 400
"""A sentence longer than this is cut at a space: no TTS or verifier should wait for a model that never stops."""

# Thai has no full stop: its particles of politeness close a sentence, and a space follows.
_END = re.compile(r"([。！？!?…؟]+[”’」』）)\"']*|(?:ค่ะ|คะ|ครับ)(?=\s))|(\.+[”’)\"']*)(?=\s)|(\n+)")


class SentenceSplitter:
    """Feed pieces of any size, get whole sentences as soon as they are certain.

    A Latin full stop ends a sentence only when white space follows (so "19.90" and "example.com" stay whole) and the
    word before it is no abbreviation, initial or list number.
    """

    def __init__(self) -> None:
        self._text = ""

    def feed(self, piece: str) -> list[str]:
        """The sentences that `piece` completed."""
        self._text += piece
        return self._cut(final=False)

    def flush(self) -> list[str]:
        """What is left when the stream ends."""
        done = self._cut(final=True)
        rest, self._text = self._text.strip(), ""
        return [*done, rest] if rest else done

    def _cut(self, *, final: bool) -> list[str]:
        done, start, at = [], 0, 0
        while (match := _END.search(self._text, at)) is not None:
            at = match.end()
            # More closing marks may still come ("?!", "。”"), so an end at the very edge is not certain yet.
            if at == len(self._text) and match[3] is None:
                break
            if match[2] and self._no_end(self._text[start : match.start()]):
                continue
            if match[2] == "." and _ORDINAL.search(self._text[start : match.start()]):
                if not final and re.fullmatch(r"\s*\w*", self._text[at:]):
                    break  # what is counted has not come yet
                if _COUNTED.match(self._text, at):
                    continue
            done.append(self._text[start:at].strip())
            start = at
        self._text = self._text[start:]
        while len(self._text) > MAX_CHARS:
            cut = self._text.rfind(" ", 0, MAX_CHARS) + 1 or MAX_CHARS
            done.append(self._text[:cut].strip())
            self._text = self._text[cut:]
        return [sentence for sentence in done if sentence]

    @staticmethod
    def _no_end(before: str) -> bool:
        word = re.split(r"[\s(]", before)[-1]
        return (
            _ABBREVIATION.fullmatch(word) is not None
            or (len(word) == 1 and word.isalpha() and word.isupper())
            or before.strip().isdigit()
            or "\u0e01" <= word[-1:] <= "\u0e4e"  # in Thai a full stop only abbreviates
        )


def is_question(sentence: str, lex: Lexicon) -> bool:
    """Whether `sentence` asks: by its mark, or by how questions of the language end."""
    bare = sentence.rstrip(" .。")
    return bare.endswith(("?", "？", "؟")) or any(re.search(f"(?:{end})$", bare) for end in lex.raw.question)


def split(text: str) -> list[str]:
    """The sentences of a whole text."""
    splitter = SentenceSplitter()
    return splitter.feed(text) + splitter.flush()
