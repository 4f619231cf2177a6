"""Typing on the shopper's page: captions, sound, avatar, interruption, a broken link."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e
OUTAGE = (r"status of 503", r"WebSocket connection .* failed")


def ready(page: Any) -> Any:
    page.set_default_timeout(15_000)
    page.wait_for_selector(".vt-conn[data-state=connected]")
    return page


def ask(page: Any, text: str) -> None:
    page.fill("#vt-text", text)
    page.press("#vt-text", "Enter")


def widest_mouth(page: Any) -> float:
    """How far the avatar's mouth opens at most within a second."""
    return page.evaluate(
        """async () => {
            let most = 0;
            for (let i = 0; i < 40; i++) {
                most = Math.max(most, vitrine.avatar.stats.mouthOpen);
                await new Promise((resolve) => setTimeout(resolve, 25));
            }
            return most;
        }"""
    )


def test_a_typed_turn_is_answered_in_captions_sound_and_face(shop: Any, open_page: Any, artifacts: Path) -> None:
    page = ready(open_page(shop.url))
    page.wait_for_function("vitrine.avatar")
    assert widest_mouth(page) < 0.1
    ask(page, "Do you have shoes?")
    page.wait_for_selector(".vt-shop .vt-current")
    assert page.inner_text(".vt-you p") == "Do you have shoes?"
    assert page.inner_text(".vt-current").strip() == "You said: Do you have shoes?."
    assert page.inner_text(".vt-subtitle") == "You said: Do you have shoes?."
    assert page.evaluate("vitrine.player.queued") == 2
    assert page.get_attribute(".vt-stage", "data-state") == "speaking"
    assert widest_mouth(page) > 0.3
    page.screenshot(path=artifacts / "page-typed-turn.png")
    page.wait_for_function("!vitrine.player.playing")
    assert page.locator(".vt-shop .vt-sentence").all_inner_texts() == [
        "You said: Do you have shoes?.",
        "Anything else?",
    ]
    sent = shop.of("conversation.item.create")[0]["item"]
    assert sent == {
        "type": "message", "role": "user", "content": [{"type": "input_text", "text": "Do you have shoes?"}]
    }  # fmt: skip
    played = [event["audio_end_ms"] for event in shop.wait_for("vitrine.played", 2)]
    assert played == [1200, 2400]
    assert "Answer heard after" in page.inner_text(".vt-stages summary")


def test_a_sentence_can_be_heard_again(shop: Any, open_page: Any) -> None:
    page = ready(open_page(shop.url))
    ask(page, "hello")
    page.wait_for_function("vitrine.player.playing")
    page.wait_for_function("!vitrine.player.playing")
    shop.received.clear()
    page.locator(".vt-replay").nth(1).click()
    page.wait_for_selector(".vt-current >> text=Anything else?")
    page.wait_for_function("!vitrine.player.playing")
    assert not shop.received, "a replay is between the shopper and the page"


def test_stop_silences_at_once_and_tells_how_much_was_heard(shop: Any, open_page: Any) -> None:
    page = ready(open_page(shop.url))
    page.wait_for_function("vitrine.avatar")
    shop.push(*shop.turn(["A first sentence.", "A long second one."], [], seconds=5))
    page.wait_for_selector(".vt-current >> text=A long second one.")
    page.wait_for_timeout(300)
    page.click(".vt-stop")
    assert page.evaluate("[vitrine.player.playing, vitrine.player.queued]") == [False, 0]
    page.wait_for_function("vitrine.avatar.stats.mouthOpen < 0.1", timeout=1000)
    cut = shop.wait_for("conversation.item.truncate")[0]
    assert 5000 + 250 < cut["audio_end_ms"] < 10_000
    assert page.get_attribute(".vt-stage", "data-state") == "idle"


def test_typing_interrupts_and_late_sound_of_the_old_answer_is_dropped(shop: Any, open_page: Any) -> None:
    page = ready(open_page(shop.url))
    old = shop.turn(["An old answer.", "Its second sentence.", "Its third sentence."], [], seconds=6)
    late = old[6:]
    shop.push(*old[:6])
    page.wait_for_selector(".vt-current >> text=An old answer.")
    page.wait_for_function("vitrine.player.queued === 2")
    page.locator("#vt-text").press_sequentially("wait")
    assert page.evaluate("vitrine.player.playing") is False
    assert page.locator(".vt-unheard").all_inner_texts() == ["Its second sentence."]
    shop.wait_for("response.cancel")
    shop.wait_for("conversation.item.truncate")
    shop.push(*late)
    page.press("#vt-text", "Enter")
    page.wait_for_selector(".vt-current >> text=You said: wait.")
    assert page.locator("text=Its third sentence.").count() == 0


def test_text_waits_for_the_link_and_is_sent_once(shop: Any, open_page: Any) -> None:
    shop.full = True
    page = open_page(shop.url, allow=OUTAGE)
    page.wait_for_selector(".vt-conn[data-state=reconnecting]")
    assert "Everybody is being served" in page.inner_text(".vt-conn-text")
    ask(page, "anybody there?")
    assert page.get_attribute(".vt-you", "data-waiting") == "is sent once the connection is back"
    shop.full = False
    page.wait_for_selector(".vt-shop >> text=You said: anybody there?.")
    assert page.get_attribute(".vt-you", "data-waiting") is None
    assert len(shop.of("conversation.item.create")) == 1


def test_a_dropped_link_comes_back_to_its_session(shop: Any, open_page: Any) -> None:
    page = open_page(shop.url, allow=OUTAGE)
    page.wait_for_selector(".vt-conn[data-state=connected]")
    session = page.evaluate("vitrine.client.session")
    shop.wait_for("session.update")
    shop.drop()
    page.wait_for_selector(".vt-conn[data-state=reconnecting]")
    page.wait_for_selector(".vt-conn[data-state=connected]")
    assert page.evaluate("vitrine.client.session") == session
    settings = shop.wait_for("session.update", 2)[1]["session"]
    assert settings == {
        "audio": {"input": {"format": {"type": "audio/pcm", "rate": 16000}, "turn_detection": {"type": "server_vad"}}},
        "vitrine": {"lang": "en"},
    }
    ask(page, "still here")
    page.wait_for_selector(".vt-shop >> text=You said: still here.")


def test_a_session_that_goes_on_says_and_hears_everything_once(shop: Any, open_page: Any) -> None:
    page = open_page(shop.url, allow=OUTAGE)
    page.wait_for_selector(".vt-conn[data-state=connected]")
    ask(page, "first")
    page.wait_for_selector(".vt-shop >> text=You said: first.")
    item, create = shop.of("conversation.item.create")[0], shop.of("response.create")[0]
    shop.push({"type": "vitrine.notice", "code": "idle", "text": "Still there?", "event_id": "event_17"})
    page.wait_for_selector(".vt-notice >> text=Still there?")
    # The shop tells that it got the words, but not the wish for an answer.
    shop.goes_on = {"resumed": True, "missed": False, "received": item["event_id"]}
    shop.received.clear()
    shop.drop()
    again = shop.wait_for("response.create")
    assert [event["event_id"] for event in again] == [create["event_id"]]
    assert not shop.of("conversation.item.create")
    assert shop.queries == ["", "last_event_id=event_17"]


def test_a_place_in_the_queue_is_told_and_forgotten(shop: Any, open_page: Any) -> None:
    page = ready(open_page(shop.url))
    shop.push({"type": "vitrine.queue", "place": 2, "text": "You are number 2 in the queue."})
    page.wait_for_selector(".vt-notice >> text=You are number 2 in the queue.")
    shop.push({"type": "session.created", "session": {"id": page.evaluate("vitrine.client.session"), "vitrine": {}}})
    page.wait_for_selector(".vt-notice", state="detached")


def test_errors_and_notices_are_said_in_the_shoppers_language(shop: Any, open_page: Any) -> None:
    page = open_page(f"{shop.url}?lang=zh")
    page.wait_for_selector(".vt-conn[data-state=connected]")
    shop.push({"type": "error", "error": {"type": "x", "code": "nothing-heard", "message": "no words in 2 s"}})
    page.wait_for_selector(".vt-notice >> text=没有听到声音")
    shop.push({"type": "error", "error": {"type": "x", "code": "response_cancel_not_active", "message": "late"}})
    shop.push({"type": "vitrine.notice", "code": "engine-failed", "text": "这张照片读不出来。"})
    page.wait_for_selector(".vt-notice >> text=这张照片读不出来。")
    page.click(".vt-notice button")
    assert page.locator(".vt-notice").count() == 0
