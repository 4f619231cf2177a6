/** Puts the page together once Gradio has drawn its regions. */
import type { Avatar, AvatarState } from "../avatar/types";
import type { Player } from "../audio/player";
import { RealtimeClient } from "../realtime/client";
import type { ClientEvent, ServerEvent } from "../realtime/protocol";
import { Captions, type Sentence } from "./captions";
import { Composer } from "./composer";
import { firstLanguage, recall, remember, type Config } from "./config";
import { Conversation } from "./conversation";
import { find, h } from "./dom";
import { lang, languageName, t, translate, useLanguage } from "./i18n";
import { Status } from "./status";
import { Voice } from "./voice";

/** `window.vitrine`: for tests, for a shop's own scripts, and for looking into faults. */
export interface Hook {
  /** The talking avatar; null until it is drawn, or where it cannot be. */
  avatar: Avatar | null;
  client: RealtimeClient;
  player: Player<Sentence>;
  /** What was sent and received, oldest first, at most `LOG_LIMIT`; sound and pictures are left out. */
  events: { at: number; sent: boolean; event: Record<string, unknown> }[];
}

declare global {
  interface Window {
    vitrine?: Hook;
  }
}

export type Region = "header" | "stage" | "talk";
export type Regions = Record<Region, HTMLElement>;

const LOG_LIMIT = 500;
/** Longer strings in an event are sound or pictures. */
const LONGEST_TEXT = 5000;
const RTL = new Set(["ar"]);

export async function startPage(regions: Regions, config: Config): Promise<void> {
  await choose(firstLanguage(config));
  new Page(regions, config);
}

class Page {
  private readonly hook: Hook;
  private readonly conversation: Conversation;
  private readonly composer: Composer;
  private readonly voice: Voice;
  private readonly status: Status;
  private state: AvatarState = "idle";
  private session = "";

  constructor(
    private readonly regions: Regions,
    private readonly config: Config,
  ) {
    const { header, stage, talk } = regions;
    this.status = new Status(header, talk, config);
    const client = new RealtimeClient({
      onEvent: (event) => this.receive(event),
      onSent: (event) => this.log(true, event),
      onStatus: (link) => {
        this.status.setLink(link);
        if (link.state === "reconnecting") this.conversation.dropped();
      },
    });
    const captions = new Captions(find(talk, ".vt-log"), find(stage, ".vt-subtitle"));
    this.conversation = new Conversation(client, captions, {
      avatar: () => this.hook.avatar,
      onState: (state) => this.showState(state),
      onNotice: (text) => this.status.setNotice(text),
      onStages: (stages) => this.status.setStages(stages),
      onHeard: (seconds) => this.status.setHeard(seconds),
    });
    this.hook = window.vitrine = { avatar: null, client, player: this.conversation.player, events: [] };
    const notice = (text: string): void => this.status.setNotice(text);
    this.composer = new Composer(talk, config, this.conversation, notice);
    this.voice = new Voice(stage, client, this.conversation, notice);
    this.controls();
    this.translate();
    client.start();
    void this.drawAvatar();
  }

  private controls(): void {
    const { header, stage, talk } = this.regions;
    const select = find<HTMLSelectElement>(header, "select");
    select.append(...this.config.langs.map((code) => h("option", { value: code, lang: code }, languageName(code))));
    select.value = lang();
    select.addEventListener("change", async () => {
      await choose(select.value);
      remember("vitrine.lang", select.value);
      this.translate();
      this.voice.configure();
    });
    if (recall("vitrine.theme")) document.body.classList.toggle("dark", recall("vitrine.theme") === "dark");
    find(header, ".vt-theme").addEventListener("click", () => {
      remember("vitrine.theme", document.body.classList.toggle("dark") ? "dark" : "light");
    });
    find(header, ".vt-skip").addEventListener("click", (event) => {
      event.preventDefault();
      find(talk, "textarea").focus();
    });
    find(stage, ".vt-stop").addEventListener("click", () => this.conversation.interrupt());
    find(talk, ".vt-sound").addEventListener("click", () => this.conversation.player.unlock());
    // Whoever begins to type wants to be heard, not to listen.
    find(talk, "textarea").addEventListener("input", () => this.conversation.player.playing && this.conversation.interrupt());
    window.setInterval(() => (find(talk, ".vt-sound").hidden = !this.conversation.player.blocked), 500);
  }

  private translate(): void {
    for (const region of Object.values(this.regions)) {
      // Gradio fixes its blocks left to right, so the page's own direction does not reach in.
      region.dir = document.documentElement.dir;
      translate(region);
    }
    find(this.regions.header, ".vt-title").textContent = this.config.title;
    this.composer.show();
    this.voice.show();
    this.status.show();
    this.showState(this.state);
  }

  private receive(event: ServerEvent): void {
    this.log(false, event);
    if (event.type === "session.created") {
      for (const bubble of this.regions.talk.querySelectorAll("[data-waiting]")) bubble.removeAttribute("data-waiting");
      const { id, vitrine } = event.session;
      const forgotten = this.session && (this.session !== id || vitrine?.resumed === false);
      if (forgotten) this.status.setNotice(t("session_new"));
      this.session = id;
    }
    this.conversation.handle(event);
  }

  private showState(state: AvatarState): void {
    const { stage } = this.regions;
    this.state = state;
    find(stage, ".vt-stage").dataset["state"] = state;
    find(stage, ".vt-state").textContent = t(`now_${state}`);
    find(stage, ".vt-stop").hidden = state !== "speaking" && state !== "thinking";
  }

  private log(sent: boolean, event: ClientEvent | ServerEvent): void {
    const shorten = (_: string, value: unknown): unknown =>
      typeof value === "string" && value.length > LONGEST_TEXT ? `(${value.length} characters)` : value;
    const kept = JSON.parse(JSON.stringify(event, shorten)) as Record<string, unknown>;
    this.hook.events.push({ at: performance.now(), sent, event: kept });
    if (this.hook.events.length > LOG_LIMIT) this.hook.events.shift();
  }

  /** three.js is big and comes last: text and voice work before it, and without it. */
  private async drawAvatar(): Promise<void> {
    try {
      const { mountAvatar } = await import("../avatar/index");
      this.hook.avatar = await mountAvatar(find(this.regions.stage, ".vt-avatar"), {});
      this.hook.avatar.setState(this.state);
    } catch (error) {
      console.warn("the avatar cannot be drawn", error);
      this.status.setNotice(t("avatar_failed"));
    }
  }
}

async function choose(code: string): Promise<void> {
  try {
    await useLanguage(code);
  } catch (error) {
    // Words that did not come must not keep the shop closed: the ones in use stay.
    console.warn(`no words for "${code}"`, error);
  }
  document.documentElement.lang = code;
  document.documentElement.dir = RTL.has(code) ? "rtl" : "ltr";
}
