/** The course of the conversation: what the shopper does goes to the shop, what comes back to captions, sound, cards. */
import { decodePcm } from "../audio/pcm";
import { Player, type Sound } from "../audio/player";
import type { Avatar, AvatarState } from "../avatar/types";
import { RealtimeClient } from "../realtime/client";
import type { Content, ServerEvent } from "../realtime/protocol";
import { Captions, type Sentence } from "./captions";
import { card } from "./cards";
import { maybe, t } from "./i18n";

/** What the conversation shows outside the log. */
export interface Surroundings {
  avatar(): Avatar | null;
  onState(state: AvatarState): void;
  /** A message about something that went wrong; "" takes it away. */
  onNotice(text: string): void;
  onStages(timings_s: Record<string, number>): void;
  /** Seconds from the end of the shopper's turn to the first sound of the answer. */
  onHeard(seconds: number): void;
}

/** The protocol's own word for a cancel that came too late; nothing a shopper should read. */
const HARMLESS = new Set(["response_cancel_not_active"]);

export class Conversation {
  readonly player: Player<Sentence>;
  /** Answers that were broken off: what still comes of them is dropped. */
  private readonly stale = new Set<string>();
  private readonly spoken = new Map<string, string>();
  private response = "";
  /** A turn was sent and its answer is not complete. */
  private waiting = false;
  private listening = false;
  /** The shop is full; a notice tells the place in the queue. */
  private queued = false;
  private attentive = false;
  /** When the turn that is being answered was over; null once its answer is heard. */
  private askedAt: number | null = null;

  constructor(
    private readonly client: RealtimeClient,
    private readonly captions: Captions,
    private readonly around: Surroundings,
  ) {
    this.player = new Player<Sentence>(
      {
        onStart: (sound) => this.began(sound),
        onEnd: (sound, heard) => {
          if (sound.item) client.sendNow({ type: "vitrine.played", item_id: heard.item, audio_end_ms: heard.ms });
        },
        onCut: (sounds) => captions.unheard(sounds.filter((sound) => sound.item).map((sound) => sound.tag)),
        onIdle: () => {
          captions.speaking(null);
          this.showState();
        },
      },
      () => around.avatar(),
    );
  }

  /** Sends a typed turn, a photo or both. Call it from a click or key press, so that the answer may be heard. */
  ask(text: string, photo: string | null = null): void {
    if (!text && !photo) return;
    this.player.unlock();
    this.interrupt();
    this.around.onNotice("");
    const bubble = this.captions.asked(text, photo);
    const content: Content[] = [];
    if (photo) content.push({ type: "input_image", image_url: photo });
    if (text) content.push({ type: "input_text", text });
    this.client.send({ type: "conversation.item.create", item: { type: "message", role: "user", content } });
    this.turn();
    if (!this.client.connected) bubble.dataset["waiting"] = t("sending");
  }

  /** Asks for the answer to what was said last. */
  turn(): void {
    this.startClock();
    this.waiting = true;
    this.client.send({ type: "response.create" });
    this.showState();
  }

  /** Silence at once: the shopper spoke, typed or pressed stop. The shop is told how much was heard. */
  interrupt(): void {
    const active = this.waiting || this.response !== "";
    const heard = this.player.stop();
    if (this.response) this.stale.add(this.response);
    if (active) this.client.sendNow({ type: "response.cancel" });
    if (heard) {
      const { item, ms } = heard;
      this.client.sendNow({ type: "conversation.item.truncate", item_id: item, content_index: 0, audio_end_ms: ms });
    }
    this.response = "";
    this.waiting = false;
    this.showState();
  }

  /** The microphone is open: whoever does nothing else listens. */
  attend(on: boolean): void {
    if (on === this.attentive) return;
    this.attentive = on;
    this.showState();
  }

  /** The link broke: what is already here may be heard to its end, the rest comes once the session goes on. */
  dropped(): void {
    this.listening = false;
    this.showState();
  }

  /** The link is up. A session that does not go on where it was has lost the answer that was under way. */
  private linked(goesOn: boolean): void {
    if (this.queued) this.around.onNotice("");
    this.queued = false;
    if (!goesOn && this.response) {
      this.response = "";
      this.waiting = false;
    }
    this.showState();
  }

  get busy(): boolean {
    return this.waiting || this.response !== "" || this.player.playing;
  }

  handle(event: ServerEvent): void {
    switch (event.type) {
      case "session.created":
        return this.linked(event.session.vitrine?.resumed === true && !event.session.vitrine.missed);
      case "vitrine.queue":
        this.queued = true;
        return this.around.onNotice(event.text);
      case "vitrine.hold":
        return this.player.hold();
      case "vitrine.resume":
        return this.player.resume();
      case "input_audio_buffer.speech_started":
        this.listening = true;
        if (this.busy) this.interrupt();
        return this.showState();
      case "input_audio_buffer.speech_stopped":
        this.listening = false;
        this.startClock();
        return this.showState();
      case "vitrine.partial":
        return this.captions.saying(event.item_id, event.text, false);
      case "conversation.item.input_audio_transcription.delta": {
        const text = (this.spoken.get(event.item_id) ?? "") + event.delta;
        this.spoken.set(event.item_id, text);
        return this.captions.saying(event.item_id, text, false);
      }
      case "conversation.item.input_audio_transcription.completed":
        this.spoken.delete(event.item_id);
        this.around.onNotice("");
        return this.captions.saying(event.item_id, event.transcript, true);
      case "response.created":
        this.response = event.response.id;
        this.waiting = true;
        return this.showState();
      case "response.done":
        // The end of an answer that was broken off comes late, when the next one may be awaited already.
        if (this.stale.has(event.response.id)) return;
        if (this.response === event.response.id) this.response = "";
        if (!this.response) this.waiting = false;
        return this.showState();
      case "response.output_audio_transcript.delta":
        if (!this.stale.has(event.response_id)) this.captions.answered(event.item_id, event.delta);
        return;
      case "response.output_audio.delta":
        return this.sound(event);
      case "vitrine.card": {
        const element = card(event.kind, event.data, (text) => this.ask(text));
        if (element) this.captions.card(element);
        return;
      }
      case "vitrine.understood":
        return this.around.avatar()?.setMood(event.mood);
      case "vitrine.stages":
        return this.around.onStages(event.timings_s);
      case "vitrine.notice":
        // A turn that fails before its answer began has no response.done.
        if (!this.response) this.waiting = false;
        this.around.onNotice(event.text);
        return this.showState();
      case "error":
        return this.failed(event.error.code);
    }
  }

  private sound(event: Extract<ServerEvent, { type: "response.output_audio.delta" }>): void {
    if (this.stale.has(event.response_id)) return;
    const { item_id: item, vitrine: cue } = event;
    const sentence = this.captions.sentence(item, cue.index, cue.text);
    const pcm = decodePcm(event.delta);
    if (!sentence || !pcm.length) return;
    const sound: Sound<Sentence> = { item, pcm, visemes: cue.visemes, mood: cue.mood, tag: sentence };
    this.player.play(sound);
    this.captions.offerReplay(sentence, () => {
      this.player.unlock();
      this.interrupt();
      this.player.play({ ...sound, item: "" });
    });
    this.showState();
  }

  private began(sound: Sound<Sentence>): void {
    if (this.askedAt !== null) this.around.onHeard((performance.now() - this.askedAt) / 1000);
    this.askedAt = null;
    this.captions.speaking(sound.tag);
    this.showState();
  }

  private failed(code: string): void {
    if (HARMLESS.has(code)) return;
    this.waiting = false;
    this.around.onNotice(maybe(`error_${code.replaceAll("-", "_")}`, t("error_internal")));
    this.showState();
  }

  private startClock(): void {
    this.askedAt = performance.now();
  }

  private showState(): void {
    const state = this.state();
    this.around.avatar()?.setState(state);
    this.around.onState(state);
  }

  private state(): AvatarState {
    if (this.listening) return "listening";
    if (this.player.playing) return "speaking";
    if (this.waiting) return "thinking";
    return this.attentive ? "listening" : "idle";
  }
}
