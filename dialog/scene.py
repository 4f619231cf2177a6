"""The stage of one turn: what actions may use, and what they leave behind (events, lines to say, facts)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from dialog.ports import Ports
from dialog.respond import Arg, explain, render
from dialog.sentences import split
from dialog.state import Frame, State, apply, card_ids, card_key
from dialog.understand import Understanding
from kernel.errors import Refused, VitrineError
from multimodal.events import Card, CommandIssued, Event, Failed, Json, ToolCalled, UserTurn


class Next(Enum):
    """What follows an action: the next step, the shopper's answer, the end of the flow, or another flow that the
    action has handed over to."""

    GO_ON = "go on"
    WAIT = "wait"
    END = "end"
    MOVED = "moved"


@dataclass(slots=True)
class Scene:
    """One turn under way. `emit` is the only way to change `state`; `draft` is what the templates say; `exact` keeps
    the language model away from a draft whose every word counts (the listing before a WRITE, its receipt); `found`
    hands what one action looked up to the next ones, `listing` what they add to the words before a WRITE."""

    turn: UserTurn
    state: State
    ports: Ports
    seen: Understanding
    draft: list[str] = field(default_factory=list)
    facts: list[dict[str, Json]] = field(default_factory=list)
    found: dict[str, Json] = field(default_factory=dict)
    listing: dict[str, Arg] = field(default_factory=dict)
    receipts: list[str] = field(default_factory=list)
    exact: bool = False
    confirmed: bool = False
    mood: int = 3
    _events: list[Event] = field(default_factory=list)

    def emit(self, event: Event) -> None:
        """Let `event` happen."""
        self.state = apply(self.state, event)
        self._events.append(event)

    def take(self) -> list[Event]:
        """The events since the last call."""
        events, self._events = self._events, []
        return events

    @property
    def stamp(self) -> dict[str, Any]:
        """What every event of this turn carries."""
        return {"session": self.turn.session, "turn": self.turn.turn, "generation": self.turn.generation}

    @property
    def frame(self) -> Frame:
        """The active flow's frame."""
        if self.state.frame is None:
            raise LookupError("an action runs only inside a flow")
        return self.state.frame

    @property
    def slots(self) -> dict[str, Json]:
        """What the active flow knows."""
        return self.frame.slots

    @property
    def today(self) -> date:
        """The day it is."""
        return self.ports.clock.now().date()

    def command(self, name: str, **args: Json) -> None:
        """Issue a decision of the dialogue."""
        self.emit(CommandIssued(**self.stamp, command=name, args=args))

    def set(self, **slots: Json) -> None:
        """Fill slots of the active flow; what it knows already changes nothing, so a listing stays on the table."""
        new = {name: value for name, value in slots.items() if self.slots.get(name) != value}
        if new:
            self.command("set_slots", slots=new, clear=[])

    def forget(self, *names: str) -> None:
        """Empty slots of the active flow."""
        self.command("set_slots", slots={}, clear=list(names))

    def say(self, key: str, **args: Arg) -> None:
        """Add message `key` to the draft."""
        self.draft += split(render(self.seen.lang, key, self.today, **args))

    def ask(self, slot: str, key: str, **args: Arg) -> None:
        """Say message `key` and expect the next turn to answer it."""
        self.say(key, **args)
        self.command("ask", slot=slot)

    def card(self, kind: str, data: Json) -> None:
        """Show something beside the words; what this flow has shown already only comes back to mind."""
        if self.state.frame is None or card_key(kind, data) not in self.state.frame.cards:
            self.emit(Card(**self.stamp, kind=kind, data=data))
        elif kind in ("orders", "products"):
            self.command("list", kind=kind, ids=list(card_ids(kind, data)))

    def hand_over(self, flow: str, **slots: Json) -> Next:
        """Leave the active flow for another one."""
        self.command("leave")
        self.command("start_flow", flow=flow, slots=slots)
        return Next.MOVED

    def can(self, *tools: str) -> bool:
        """Whether the shop has all these tools."""
        return all(tool in self.ports.shop.specs() for tool in tools)

    def fail(self, error: VitrineError, *, apologise: bool = True) -> None:
        """Report what broke, and say so in the shopper's words."""
        self.emit(Failed(**self.stamp, code=error.code, message=error.message, fix=error.fix))
        if apologise:
            self.draft.append(explain(self.seen.lang, error))

    async def tool(self, tool: str, key: str = "", **args: Json) -> Json:
        """Run a tool of the shop; its result joins the facts. Raises what the tool raises.

        A WRITE runs only when exactly this call was listed and the shopper has just said yes to it.
        """
        args = {name: value for name, value in args.items() if value is not None}
        kind = self.ports.shop.specs()[tool].kind
        pending = self.state.pending
        if kind == "WRITE" and not (
            self.confirmed and pending is not None and (pending.tool, pending.args, pending.key) == (tool, args, key)
        ):
            raise Refused(f"{tool} was not confirmed by the shopper", rule="needs-yes")
        try:
            result = await self.ports.shop.call(tool, args, customer=self.state.customer, lang=self.seen.lang, key=key)
        except VitrineError as error:
            self.emit(ToolCalled(**self.stamp, name=tool, kind=kind, args=args, error=error.code))
            raise
        self.facts.append({"tool": tool, "args": args, "data": result.data})
        if result.receipt is not None:
            self.receipts.append(tool)
        self.emit(ToolCalled(**self.stamp, name=tool, kind=kind, args=args, data=result.data, receipt=result.receipt))
        return result.data
