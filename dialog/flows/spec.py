"""The schema of a flow file, and the loader that tells its author what is wrong and where."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from dialog.flows.actions import ACTIONS
from dialog.respond import message_keys

FLOWS = Path(__file__).parent


class FlowError(ValueError):
    """A flow file is wrong; the text names file, flow, step and what to mend."""


class Slot(BaseModel):
    """One thing that a flow needs to know.

    `free`: any words answer it when it was asked; `yes_no`: a yes or no does. `sticky`: once filled, only an answer
    to its question or an announced correction replaces it. `clears`: slots that mean nothing any more when this one
    changes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    free: bool = False
    yes_no: bool = False
    sticky: bool = False
    clears: tuple[str, ...] = ()


class Step(BaseModel):
    """One step: exactly one of `collect` (ask for a slot), `action` (Python, by name) or `write` (a WRITE tool).

    `when` and `unless` compare slots with lists of values. A `write` lists what will happen with the message
    `confirm`, waits for an explicit yes, calls the tool with `args` (argument → slot, `defaults` where the slot is
    empty) and says `done`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    collect: str | None = None
    ask: str | None = None
    action: str | None = None
    write: str | None = None
    args: dict[str, str] = {}
    defaults: dict[str, Any] = {}
    confirm: str | None = None
    done: str | None = None
    card: str | None = None
    when: dict[str, tuple[Any, ...]] = {}
    unless: dict[str, tuple[Any, ...]] = {}

    @model_validator(mode="after")
    def _one_kind(self) -> Step:
        if sum(kind is not None for kind in (self.collect, self.action, self.write)) != 1:
            raise ValueError("a step is exactly one of collect, action or write")
        if self.collect and not self.ask:
            raise ValueError("a collect step needs `ask`, the message that asks")
        if self.write and not (self.confirm and self.done):
            raise ValueError("a write step needs `confirm`, the listing, and `done`, the receipt")
        return self


class Flow(BaseModel):
    """One flow file. `intents` start it, each with slots that it presets. A `task` is resumed after an interruption;
    an `answer` is said and over.

    `back`: how often a task that this flow interrupted is brought back when it is done: each time, only once (small
    talk), or never (whoever wants a person wants no reminder). `on_no`: whether a no to the listing asks what to
    change, or ends a flow that has nothing to change. `needs` names the tools without which it cannot be played; the
    flow `instead` answers then, with `instead_slots`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    flow: str
    about: str
    kind: Literal["task", "answer"]
    intents: dict[str, dict[str, Any]] = {}
    back: Literal["each", "once", "never"] = "each"
    on_no: Literal["change", "stop"] = "change"
    needs: tuple[str, ...] = ()
    instead: str | None = None
    instead_slots: dict[str, Any] = {}
    slots: dict[str, Slot] = {}
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Flows:
    """Every flow by name, and the flow that each intent starts."""

    by_name: dict[str, Flow]
    by_intent: dict[str, Flow]

    def within(self, tools: frozenset[str]) -> Flows:
        """What a shop with these `tools` can play: a flow that lacks one gives its intents to the flow `instead`."""
        by_intent = {}
        for intent, flow in self.by_intent.items():
            if flow.instead is not None and not tools.issuperset(flow.needs):
                other = self.by_name[flow.instead]
                flow = other.model_copy(update={"intents": {**other.intents, intent: flow.instead_slots}})
            by_intent[intent] = flow
        return Flows(self.by_name, by_intent)


def load(folder: Path, actions: Collection[str], messages: Collection[str]) -> Flows:
    """The flows in `folder`, checked against the `actions` and `messages` that exist. Raises `FlowError`."""
    flows = [_read(path, actions, messages) for path in sorted(folder.glob("*.yaml"))]
    by_intent: dict[str, Flow] = {}
    for flow in flows:
        for intent in flow.intents:
            if intent in by_intent:
                raise FlowError(f"{flow.flow}.yaml: intent '{intent}' already starts flow '{by_intent[intent].flow}'")
            by_intent[intent] = flow
    by_name = {flow.flow: flow for flow in flows}
    for flow in flows:
        if bool(flow.needs) != bool(flow.instead):
            raise FlowError(f"{flow.flow}.yaml: `needs` and `instead` go together")
        if flow.instead is not None and flow.instead not in by_name:
            raise FlowError(f"{flow.flow}.yaml: there is no flow '{flow.instead}' to play instead")
    return Flows(by_name, by_intent)


def _read(path: Path, actions: Collection[str], messages: Collection[str]) -> Flow:
    try:
        flow = Flow.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise FlowError(f"{path.name}: not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise FlowError(f"{path.name}: {_where(first['loc'])}{first['msg']}") from error
    if flow.flow != path.stem:
        raise FlowError(f"{path.name}: flow is named '{flow.flow}', the file must be named {flow.flow}.yaml")
    for number, step in enumerate(flow.steps, 1):
        for what in _mistakes(flow, step, actions, messages):
            raise FlowError(f"{path.name}: flow '{flow.flow}': step {number}: {what}")
    for name, slot in flow.slots.items():
        for other in slot.clears:
            if other not in flow.slots:
                raise FlowError(f"{path.name}: flow '{flow.flow}': slot '{name}' clears '{other}', no slot of the flow")
    return flow


def _where(loc: tuple[int | str, ...]) -> str:
    parts = [f"step {part + 1}" if isinstance(part, int) else str(part) for part in loc if part != "steps"]
    return "".join(f"{part}: " for part in parts)


def _mistakes(flow: Flow, step: Step, actions: Collection[str], messages: Collection[str]) -> list[str]:
    named = [step.collect] if step.collect else []
    wrong = [
        f"'{slot}' is no slot of the flow; it has: {', '.join(flow.slots) or 'none'}"
        for slot in [*named, *step.args.values(), *step.when, *step.unless]
        if slot not in flow.slots
    ]
    wrong += [
        f"there is no message '{key}' in the locales"
        for key in (step.ask, step.confirm, step.done)
        if key and key not in messages
    ]
    if step.action and step.action not in actions:
        wrong.append(f"there is no action '{step.action}'; there are: {', '.join(sorted(actions))}")
    return wrong


@lru_cache(maxsize=1)
def flows() -> Flows:
    """The built-in flows, loaded once."""
    return load(FLOWS, frozenset(ACTIONS), message_keys("en"))


@lru_cache(maxsize=8)
def flows_of(tools: frozenset[str]) -> Flows:
    """The built-in flows of a shop that has these `tools`."""
    return flows().within(tools)
