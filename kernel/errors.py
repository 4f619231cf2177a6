"""One tree of typed errors.

Every error carries a stable `code` (the locale key `error-<code>`), a message for engineers and a `fix`: the one
step that mends it. `dialog.respond` turns a code into words for the shopper; nothing else does.
"""

from __future__ import annotations

from typing import ClassVar


class VitrineError(Exception):
    """Root of the tree. `details` fill the placeholders of the shopper's text and of log lines."""

    code: ClassVar[str] = "internal"

    def __init__(self, message: str, *, fix: str = "", **details: str | int | float) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        self.details = details

    def __str__(self) -> str:
        return f"{self.message}. {self.fix}" if self.fix else self.message


class BadInput(VitrineError):
    """What came in cannot be used as it is."""

    code = "bad-input"


class TooLarge(BadInput):
    """Over a stated limit of bytes, pixels, seconds or rate; `details` name `limit` and `got`."""

    code = "too-large"


class Undecodable(BadInput):
    """Not the audio, image or text that it claims to be."""

    code = "undecodable"


class NothingHeard(BadInput):
    """Silence or noise where speech was expected."""

    code = "nothing-heard"


class UnknownLanguage(BadInput):
    """A language that Vitrine does not speak; `details` name `lang`."""

    code = "unknown-language"


class EngineUnavailable(VitrineError):
    """An engine cannot load: a file, package or key is missing. `fix` says how to get it."""

    code = "engine-unavailable"


class EngineFailed(VitrineError):
    """A loaded engine broke on one input; it costs one sentence, not the session."""

    code = "engine-failed"


class NotFound(VitrineError):
    """No such product, order, parcel or customer, or not one that this customer may see."""

    code = "not-found"


class NotAllowed(VitrineError):
    """The caller is not identified, or not the owner."""

    code = "not-allowed"


class Refused(VitrineError):
    """A rule of the shop forbids it; `details` name `rule`."""

    code = "refused"


class Busy(VitrineError):
    """No room for another session or request now."""

    code = "busy"


class PortInUse(VitrineError):
    """Another program listens on the wanted port."""

    code = "port-in-use"
