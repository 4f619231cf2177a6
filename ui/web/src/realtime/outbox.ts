/** What the page said, until the shop is known to have it: after a dropped socket the rest is sent again, once. */

/** A message that is kept: how many bytes it counts for and, where it is live sound, that it may be forgotten. */
interface Kept {
  id: string;
  text: string;
  live: boolean;
}

/** Sound for about 15 seconds, or a photo. Older sound goes first: nobody wants an answer to it any more. */
const LIMIT_CHARS = 16_000_000;
const LIVE_CHARS = 700_000;
/** A server's event that has a place in the session's order. */
const NUMBERED = /^event_\d+$/;

export class Outbox {
  private readonly kept: Kept[] = [];
  private count = 0;
  private sent = 0;
  /** The last numbered event of the shop that was seen; "" before the first. */
  seen = "";

  /** Numbers `event` and keeps it; gives its text. `live`: it is sound of this moment. */
  add(event: object, live: boolean): string {
    const id = `c${++this.count}`;
    const text = JSON.stringify({ ...event, event_id: id });
    this.kept.push({ id, text, live });
    this.forget();
    return text;
  }

  /** Everything that was added is on its way. */
  flushed(): void {
    this.sent = this.count;
  }

  /** The shop said something: what it has numbered is remembered. */
  saw(eventId: string | undefined): void {
    if (eventId && NUMBERED.test(eventId)) this.seen = eventId;
  }

  /** The texts to send after a reconnection. A session that goes on `received` up to some message; a new one has
   * nothing, and gets the words that were never sent. */
  pending(resumed: boolean, received: string | null): string[] {
    const from = resumed ? numberOf(received) : this.sent;
    return this.kept.filter((kept) => numberOf(kept.id) > from && (resumed || !kept.live)).map((kept) => kept.text);
  }

  /** A new session: what the old one said is history. */
  reset(): void {
    this.seen = "";
  }

  private forget(): void {
    let [all, live] = [0, 0];
    for (let i = this.kept.length - 1; i >= 0; i--) {
      const kept = this.kept[i];
      if (!kept) continue;
      all += kept.text.length;
      if (kept.live) live += kept.text.length;
      if (i < this.kept.length - 1 && (all > LIMIT_CHARS || (kept.live && live > LIVE_CHARS))) this.kept.splice(i, 1);
    }
  }
}

function numberOf(id: string | null): number {
  return id ? Number(id.slice(1)) || 0 : 0;
}
