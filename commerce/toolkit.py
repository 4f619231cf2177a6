"""What a tool is: a method whose signature and docstring say everything that a caller needs to know."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from kernel.errors import BadInput, NotAllowed

Kind = Literal["READ", "WRITE"]
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """One tool: `parameters` is the JSON schema of its arguments. A WRITE needs the customer's explicit yes first."""

    name: str
    kind: Kind
    about: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool found or did: JSON, money as {"amount": "19.90", "currency": "EUR"}, dates as ISO 8601.

    `receipt` identifies a WRITE that was carried out; the same idempotency key gives the same receipt.
    """

    data: Any
    receipt: str | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """On whose behalf a tool runs: the identified customer's id (None: nobody), the language, the idempotency key."""

    customer: str | None
    lang: str
    key: str

    def identified(self) -> str:
        """The customer's id. Raises `NotAllowed` when nobody is identified."""
        if self.customer is None:
            raise NotAllowed("this needs an identified customer", fix="Call identify_customer first")
        return self.customer


@dataclass(frozen=True, slots=True)
class Tool:
    """A method with its spec and the model that checks its arguments."""

    spec: ToolSpec
    arguments: type[BaseModel]
    method: Callable[..., ToolResult]

    def run(self, owner: object, caller: Caller, args: Mapping[str, Any]) -> ToolResult:
        """Check `args` and call the method of `owner`. Raises `BadInput` naming the first bad argument."""
        try:
            checked = self.arguments.model_validate(dict(args))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = ".".join(str(part) for part in first["loc"]) or self.spec.name
            raise BadInput(f"{self.spec.name}: {name}: {first['msg']}", argument=name) from error
        return self.method(owner, caller, **{name: getattr(checked, name) for name in type(checked).model_fields})


def tool(kind: Kind) -> Callable[[F], F]:
    """Mark a method as a tool; its parameters after `caller` are its arguments."""

    def mark(method: F) -> F:
        method.__dict__["tool_kind"] = kind
        return method

    return mark


def tools_of(cls: type) -> dict[str, Tool]:
    """The tools of a class by name, in the order of its bases and of their lines."""
    found = {}
    methods: dict[str, Any] = {}
    for base in cls.__mro__:
        for name, method in vars(base).items():
            methods.setdefault(name, method)
    for name, method in methods.items():
        kind: Kind | None = getattr(method, "tool_kind", None)
        if kind is not None:
            arguments = _arguments(name, method)
            about = " ".join((inspect.getdoc(method) or "").split("\n\n")[0].split())
            found[name] = Tool(ToolSpec(name, kind, about, _schema(arguments)), arguments, method)
    return found


def _arguments(name: str, method: Callable[..., Any]) -> type[BaseModel]:
    hints = get_type_hints(method, include_extras=True)
    fields: dict[str, Any] = {}
    for parameter in inspect.signature(method).parameters.values():
        if parameter.name not in ("self", "caller"):
            default = ... if parameter.default is parameter.empty else parameter.default
            fields[parameter.name] = (hints[parameter.name], default)
    return create_model(f"{name}_arguments", __config__=ConfigDict(extra="forbid"), **fields)


def _schema(arguments: type[BaseModel]) -> dict[str, Any]:
    schema = arguments.model_json_schema()
    schema.pop("title", None)
    for field in schema.get("properties", {}).values():
        field.pop("title", None)
    return schema
