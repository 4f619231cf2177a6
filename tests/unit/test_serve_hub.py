"""Tokens, resuming, capacity and the sweep."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest

from kernel.errors import Busy, NotAllowed
from multimodal import events as ev
from serve.hub import TOKEN_S, Hub
from serve.session import Session
from serve.settings import Limits, Settings
from tests.serve_world import FakeBackend

pytestmark = pytest.mark.unit


class Silent:
    """No call in these tests hears anything."""


class Lobby:
    """A hub whose sessions are watched."""

    def __init__(self, **limits: float) -> None:
        settings = Settings(secret="one", limits=Limits(**limits))
        self.events: list[ev.Event] = []
        self.hub = Hub(settings, FakeBackend(), self._opened, Silent())

    def _opened(self, session: Session) -> None:
        session.listen(self.events.append)

    def ended(self) -> list[str]:
        return [event.session for event in self.events if isinstance(event, ev.SessionEnded)]


def test_a_token_opens_its_own_session() -> None:
    hub = Lobby().hub
    token, session_id = hub.token()
    assert hub.session_of(token) == session_id
    assert hub.token()[1] != session_id
    again, same = hub.token(session_id)
    assert hub.session_of(again) == same == session_id


def test_a_token_ends_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    hub, now = Lobby().hub, time.time()
    token, session_id = hub.token()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + TOKEN_S - 5)
    assert hub.session_of(token) == session_id
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + TOKEN_S + 5)
    with pytest.raises(NotAllowed, match="not valid"):
        hub.session_of(token)


@pytest.mark.parametrize("spoil", ["", "x", "sess_1.abc.def", "cut", "foreign", "longer", "other"])
def test_a_forged_token_opens_nothing(spoil: str) -> None:
    hub = Lobby().hub
    token, _ = hub.token()
    stranger, _ = Hub(Settings(secret="two"), FakeBackend(), lambda session: None, Silent()).token()
    another, _ = hub.token()
    forged = {
        "cut": token[:-3],
        "longer": token + "A",
        "foreign": stranger,
        "other": another.split(".")[0] + token[token.index(".") :],
    }.get(spoil, spoil)
    with pytest.raises(NotAllowed):
        hub.session_of(forged)


async def test_a_dropped_socket_finds_its_session_again() -> None:
    lobby = Lobby()
    call, known = lobby.hub.attach("a")
    assert not known
    await call.session.say("where is my order VT-100240")
    lobby.hub.detach("a")
    await lobby.hub.close_stale()
    again, known = lobby.hub.attach("a")
    assert known
    assert again is call
    assert again.session.state.frame is not None
    assert [type(event).__name__ for event in lobby.events].count("SessionStarted") == 1


async def test_a_full_house_is_said_to_be_full_and_those_inside_stay() -> None:
    lobby = Lobby(sessions=2)
    lobby.hub.attach("a")
    lobby.hub.attach("b")
    with pytest.raises(Busy, match="2 sessions"):
        lobby.hub.attach("c")
    lobby.hub.detach("a")
    assert lobby.hub.attach("a")[1], "one who comes back has kept the place"
    assert len(lobby.hub) == 2


async def test_who_does_not_come_back_makes_room() -> None:
    lobby = Lobby(sessions=1, resume_s=0.0)
    lobby.hub.attach("a")
    await lobby.hub.close_stale()
    assert lobby.ended() == [], "an open socket keeps its session"
    lobby.hub.detach("a")
    await lobby.hub.close_stale()
    assert lobby.ended() == ["a"]
    assert len(lobby.hub) == 0
    assert lobby.hub.attach("b")[1] is False
    call, known = Lobby().hub.attach("a")
    assert not known
    assert call.session.turn == 0


async def test_two_sockets_of_one_session_leave_one_by_one() -> None:
    lobby = Lobby(resume_s=0.0)
    lobby.hub.attach("a")
    lobby.hub.attach("a")
    lobby.hub.detach("a")
    await lobby.hub.close_stale()
    assert lobby.ended() == []
    lobby.hub.detach("a")
    await lobby.hub.close_stale()
    assert lobby.ended() == ["a"]


async def test_an_idle_session_is_closed_and_told_so() -> None:
    lobby = Lobby(session_idle_s=100.0)
    busy, _ = lobby.hub.attach("busy")
    idle, _ = lobby.hub.attach("idle")
    idle.session.touched -= 200
    await lobby.hub.close_stale()
    assert lobby.ended() == ["idle"]
    assert lobby.hub.attach("busy")[0] is busy
    lobby.hub.detach("idle")  # its socket closes afterwards
    fresh, known = lobby.hub.attach("idle")
    assert not known
    assert fresh is not idle


async def test_the_end_of_the_process_ends_every_session() -> None:
    lobby = Lobby()
    for name in "abc":
        lobby.hub.attach(name)
    await lobby.hub.close()
    assert sorted(lobby.ended()) == ["a", "b", "c"]
    assert len(lobby.hub) == 0


async def test_whoever_left_longest_ago_makes_room_when_all_places_are_taken() -> None:
    lobby = Lobby(sessions=2)
    for name in "ab":
        lobby.hub.attach(name)
        lobby.hub.detach(name)
    lobby.hub.attach("c")
    await asyncio.sleep(0)
    assert lobby.ended() == ["a"]
    assert lobby.hub.attach("b")[1], "who left later still finds the conversation"
    with pytest.raises(Busy):
        lobby.hub.attach("d")


async def test_a_full_house_has_a_queue_in_order() -> None:
    lobby = Lobby(sessions=1, queue=2)
    lobby.hub.attach("a")
    places: dict[str, list[int]] = {"b": [], "c": []}

    def tell(name: str) -> Callable[[int], Awaitable[None]]:
        async def told(place: int) -> None:
            places[name].append(place)

        return told

    waiting = {name: asyncio.create_task(lobby.hub.admit(name, tell(name))) for name in "bc"}
    await asyncio.sleep(0.01)
    assert places == {"b": [1], "c": [2]}
    with pytest.raises(Busy):
        await lobby.hub.admit("d", tell("b"))
    lobby.hub.detach("a")
    call, known = await waiting["b"]
    assert (call.session.id, known) == ("b", False)
    await asyncio.sleep(0.01)
    assert places == {"b": [1], "c": [2, 1]}
    lobby.hub.detach("b")
    assert (await waiting["c"])[0].session.id == "c"


async def test_who_leaves_the_queue_lets_the_others_move_up() -> None:
    lobby = Lobby(sessions=1, queue=5)
    lobby.hub.attach("a")
    places: list[int] = []

    async def told(place: int) -> None:
        places.append(place)

    first = asyncio.create_task(lobby.hub.admit("b", told))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(lobby.hub.admit("c", told))
    await asyncio.sleep(0.01)
    first.cancel()
    await asyncio.wait({first})
    await asyncio.sleep(0.01)
    assert places == [1, 2, 1]
    lobby.hub.detach("a")
    assert (await second)[0].session.id == "c"


async def test_a_silent_session_is_asked_once_before_it_is_closed() -> None:
    lobby = Lobby(session_idle_s=100.0)
    call, _ = lobby.hub.attach("a")
    before = call.channel.count
    call.session.touched -= 95
    await lobby.hub.close_stale()
    await lobby.hub.close_stale()
    assert call.channel.count == before + 1
    assert "Are you still there?" in call.channel.kept(call.channel.count)
    assert lobby.ended() == []
    call.session.touched -= 10
    await lobby.hub.close_stale()
    assert lobby.ended() == ["a"]
