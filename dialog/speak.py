"""From the draft to verified sentences, sound and mouth shapes.

The language model may word the draft anew; each of its sentences is checked before anybody reads or hears it, and
the voice works on sentence n while sentence n+1 is being written.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from dialog.facts import Facts, index
from dialog.language import detect
from dialog.lexicon import lexicon
from dialog.respond import spoken
from dialog.scene import Scene
from dialog.sentences import SentenceSplitter, is_question
from dialog.verify import check
from dialog.watch import Watch
from kernel.errors import EngineFailed, VitrineError
from models.chat import Brief
from multimodal.events import AvatarCue, Event, Failed, Sentence

EXTRA_SENTENCES = 2
"""How much longer than the draft a model's reply may get before it is cut."""
SAME = 55
"""Likeness (0 to 100) from which a model's sentence counts as the wording of a draft sentence."""


@dataclass
class Writer:
    """Words the reply: the draft as it is, or what the language model makes of it, repaired where it is wrong."""

    scene: Scene
    watch: Watch
    unused: list[str] = field(default_factory=list)

    @cached_property
    def facts(self) -> Facts:
        """This turn's facts, indexed when first needed; numbers that were asked about may be echoed."""
        frame = self.scene.state.frame
        asked = [frame.slots.get(name) for name in ("order_number", "tracking_number")] if frame else []
        return index([*self.scene.facts, asked])

    async def sentences(self) -> AsyncIterator[tuple[str, bool] | VitrineError]:
        """(sentence, repaired), or the error that ended the model's work; the draft then says the rest."""
        self.unused = list(self.scene.draft)
        if self.scene.exact:
            for line in self.scene.draft:
                yield line, False
            return
        asked = False
        try:
            async for sentence in self._worded():
                asked = asked or is_question(sentence[0], lexicon(self.scene.seen.lang))
                yield sentence
        except VitrineError as error:
            yield error
        else:
            # A reply may be worded freely, but a question that the dialogue waits on must be asked.
            waits = self.scene.state.frame is not None and self.scene.state.frame.asked is not None
            self.unused = (
                self.scene.draft[-1:] if waits and not asked and self.scene.draft[-1:] == self.unused[-1:] else []
            )
        for line in self.unused:
            yield line, False

    async def _worded(self) -> AsyncIterator[tuple[str, bool]]:
        scene, splitter, count = self.scene, SentenceSplitter(), 0
        brief = Brief(
            lang=scene.seen.lang,
            text=scene.seen.text,
            draft=tuple(scene.draft),
            facts=scene.facts,
            mood=scene.seen.mood,
            history=scene.state.history,
        )
        async for piece in scene.ports.chat.reply(brief):
            for sentence in splitter.feed(piece):
                if (checked := self._checked(sentence)) is not None:
                    count += 1
                    yield checked
            if count >= len(scene.draft) + EXTRA_SENTENCES:
                return
        for sentence in splitter.flush():
            if (checked := self._checked(sentence)) is not None:
                count += 1
                yield checked
        if count == 0:
            raise EngineFailed("the language model said nothing")

    def _checked(self, sentence: str) -> tuple[str, bool] | None:
        """The sentence if it stands, else the draft's sentence for it; None where the draft has said everything."""
        with self.watch("verify"):
            if sentence in self.unused:
                self.unused.remove(sentence)
                return sentence, False
            lang = self.scene.seen.lang
            nearest = max(self.unused, key=lambda line: fuzz.token_set_ratio(line, sentence), default=None)
            verdict = check(self.facts, sentence, lang=lang, done=self.scene.receipts, today=self.scene.today)
            if verdict.grounded and detect(sentence, lang) == lang:
                if nearest is not None and fuzz.token_set_ratio(nearest, sentence) >= SAME:
                    self.unused.remove(nearest)
                return sentence, False
            if nearest is None:
                return None
            self.unused.remove(nearest)
            return nearest, True


async def speak(scene: Scene, alive: Callable[[], bool], watch: Watch) -> AsyncIterator[Event]:
    """Sentences and their sound, in order, each as soon as it is there; nothing more once `alive()` is false."""
    events: asyncio.Queue[Event | None] = asyncio.Queue()
    texts: asyncio.Queue[tuple[int, str] | None] = asyncio.Queue()
    lang, stamp = scene.seen.lang, scene.stamp

    def failed(error: VitrineError) -> None:
        events.put_nowait(Failed(**stamp, code=error.code, message=error.message, fix=error.fix))

    async def write() -> None:
        index = 0
        try:
            async for line in Writer(scene, watch).sentences():
                if not alive():
                    return
                if isinstance(line, VitrineError):
                    failed(line)
                    continue
                watch.mark("first_sentence")
                text, repaired = line
                events.put_nowait(Sentence(**stamp, index=index, text=text, lang=lang, repaired=repaired))
                texts.put_nowait((index, text))
                index += 1
                await asyncio.sleep(0)  # let the voice begin, and the event leave, before the next one is written
        finally:
            watch.stop("respond")
            texts.put_nowait(None)

    async def voice() -> None:
        while (said := await texts.get()) is not None:
            if not alive():
                return
            index, text = said
            try:
                with watch("tts"):
                    speech = await scene.ports.voice.synthesize(spoken(text, lang), lang, scene.mood)
            except VitrineError as error:
                failed(error)
                if not isinstance(error, EngineFailed):
                    return  # no voice for this language: the captions remain, and one notice is enough
                continue
            if not alive():
                return
            watch.mark("first_audio")
            events.put_nowait(AvatarCue(**stamp, index=index, text=text, lang=lang, mood=scene.mood, speech=speech))

    async def work() -> None:
        try:
            await asyncio.gather(write(), voice())
        finally:
            events.put_nowait(None)

    watch.start("respond")
    task = asyncio.create_task(work())
    try:
        while (event := await events.get()) is not None:
            yield event
        await task
    finally:
        task.cancel()
