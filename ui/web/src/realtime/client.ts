/** The link to the shop: one WebSocket that comes back by itself. What the shopper said meanwhile waits and is sent. */
import { Outbox } from "./outbox";
import type { ClientEvent, Resumption, ServerEvent, SessionUpdate } from "./protocol";

export type LinkState = "connecting" | "connected" | "reconnecting";

export interface LinkStatus {
  state: LinkState;
  /** Seconds until the next try, while reconnecting. */
  retryInS: number;
  /** The shop answered that it has no room now. */
  busy: boolean;
}

export interface LinkHandlers {
  onEvent(event: ServerEvent): void;
  onStatus(status: LinkStatus): void;
  /** Everything sent, for the log of events. */
  onSent(event: ClientEvent): void;
}

interface Secret {
  value: string;
  /** Unix time, seconds. */
  expires_at: number;
}

const FIRST_WAIT_S = 0.5;
const LONGEST_WAIT_S = 10;
/** A token is not used in its last seconds: it could run out on the way. */
const MARGIN_S = 10;
/** Live sound is only sent again to a session that waited for it, and may be forgotten. */
const LIVE = new Set<ClientEvent["type"]>(["input_audio_buffer.append"]);

export class RealtimeClient {
  /** The session of the last `session.created`; a resumed one keeps its id. */
  session = "";
  private socket: WebSocket | null = null;
  private secret: Secret | null = null;
  private readonly outbox = new Outbox();
  private settings: SessionUpdate | null = null;
  private ready = false;
  private closed = false;
  private tries = 0;
  private timer = 0;
  private seenBusy = false;

  constructor(
    private readonly handlers: LinkHandlers,
    private readonly base: string = "/v1/realtime",
  ) {}

  get connected(): boolean {
    return this.ready;
  }

  start(): void {
    // A network that comes back, or a tab that is looked at again, should not wait for the timer.
    window.addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.hurry());
    this.status("connecting");
    void this.open();
  }

  /** Sends the session's settings now and after every reconnection. */
  configure(settings: SessionUpdate): void {
    this.settings = settings;
    this.sendNow({ type: "session.update", session: settings });
  }

  /** Sends `event`, or keeps it until the link is up. False when it has to wait. */
  send(event: ClientEvent): boolean {
    const text = this.outbox.add(event, LIVE.has(event.type));
    if (!this.open_) return false;
    this.transmit(event, text);
    this.outbox.flushed();
    return true;
  }

  /** Sends `event`, or drops it while the link is down: what it is about has passed by then. */
  sendNow(event: ClientEvent): boolean {
    if (!this.open_) return false;
    this.transmit(event, JSON.stringify(event));
    return true;
  }

  private get open_(): boolean {
    return this.ready && this.socket?.readyState === WebSocket.OPEN;
  }

  private transmit(event: ClientEvent, text: string): void {
    this.socket?.send(text);
    this.handlers.onSent(event);
  }

  close(): void {
    this.closed = true;
    window.clearTimeout(this.timer);
    this.socket?.close(1000);
  }

  private hurry(): void {
    if (this.timer === 0) return;
    window.clearTimeout(this.timer);
    this.timer = 0;
    void this.open();
  }

  private async open(): Promise<void> {
    if (this.closed) return;
    try {
      const { value } = await this.token();
      const address = new URL(this.base, location.href);
      address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
      if (this.outbox.seen) address.searchParams.set("last_event_id", this.outbox.seen);
      const socket = new WebSocket(address, ["realtime", `openai-insecure-api-key.${value}`]);
      this.socket = socket;
      socket.onmessage = (message) => this.receive(JSON.parse(String(message.data)) as ServerEvent);
      socket.onclose = () => this.lost();
    } catch {
      this.lost();
    }
  }

  /** The token names the session, so the same one is used again to resume it. */
  private async token(): Promise<Secret> {
    if (this.secret && this.secret.expires_at > Date.now() / 1000 + MARGIN_S) return this.secret;
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${this.base}/client_secrets`, { method: "POST", headers, body: "{}" });
    this.seenBusy = response.status === 503 || response.status === 429;
    if (!response.ok) throw new Error(`no token: ${response.status}`);
    this.secret = (await response.json()) as Secret;
    return this.secret;
  }

  private receive(event: ServerEvent): void {
    this.outbox.saw(event.event_id);
    if (event.type === "session.created") this.opened(event.session);
    if (event.type === "vitrine.queue" || (event.type === "error" && event.error.code === "busy")) {
      this.seenBusy = true;
      this.status("connecting");
    }
    this.handlers.onEvent(event);
  }

  private opened(session: { id: string; vitrine?: Resumption }): void {
    const { resumed = false, received = null } = session.vitrine ?? {};
    if (session.id !== this.session) this.outbox.reset();
    const again = resumed && session.id === this.session;
    this.session = session.id;
    this.ready = true;
    this.tries = 0;
    this.seenBusy = false;
    this.status("connected");
    if (this.settings) this.sendNow({ type: "session.update", session: this.settings });
    for (const text of this.outbox.pending(again, received)) this.transmit(JSON.parse(text) as ClientEvent, text);
    this.outbox.flushed();
  }

  private lost(): void {
    if (this.closed) return;
    // Refused before it began: this token is good for nothing any more.
    if (!this.ready) this.secret = null;
    this.ready = false;
    this.socket = null;
    const wait = Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** this.tries++);
    const waitS = wait * (0.8 + 0.4 * Math.random());
    this.status("reconnecting", waitS);
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      void this.open();
    }, waitS * 1000);
  }

  private status(state: LinkState, retryInS = 0): void {
    this.handlers.onStatus({ state, retryInS, busy: this.seenBusy });
  }
}
