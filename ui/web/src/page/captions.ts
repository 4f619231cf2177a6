/** The conversation as text: what the shopper said, each sentence of the answer as it is spoken, cards, notices. */
import { h } from "./dom";
import { label, t } from "./i18n";
import { icon } from "./icons";

/** One sentence of an answer. */
export interface Sentence {
  readonly element: HTMLElement;
  readonly text: string;
}

/** A shopper who scrolled back further than this, in pixels, is reading: what is new then stays out of sight. */
const READING_PX = 60;
const MARGIN_PX = 12;
/** Of a longer question, or one with a photo, the answer alone stays in view. */
const LONG_QUESTION_PX = 120;

export class Captions {
  private readonly answers = new Map<string, Sentence[]>();
  private heard: { item: string; element: HTMLElement } | null = null;
  private newest: HTMLElement | null = null;
  /** Where the log was last scrolled to by this class. */
  private target = 0;

  constructor(
    private readonly log: HTMLElement,
    private readonly subtitle: HTMLElement,
  ) {}

  /** What the shopper typed or showed. The element carries `data-waiting` until it was sent. */
  asked(text: string, photo: string | null): HTMLElement {
    const picture = photo && h("img", { src: photo, alt: t("photo_yours"), class: "vt-photo" });
    return this.add("vt-you", picture, text && h("p", { dir: "auto" }, text));
  }

  /** What the shopper is saying: replaced as it becomes clearer, until it is final. */
  saying(item: string, text: string, final: boolean): void {
    if (!text.trim()) {
      if (final && this.heard?.item === item) this.heard.element.remove();
      return;
    }
    if (this.heard?.item !== item) this.heard = { item, element: this.add("vt-you vt-partial", h("p", { dir: "auto" })) };
    const { element } = this.heard;
    const words = element.querySelector("p");
    if (words) words.textContent = text;
    if (final) {
      element.classList.remove("vt-partial");
      this.heard = null;
    }
  }

  /** A sentence of the answer `item`, or the next piece of one. */
  answered(item: string, text: string): Sentence | null {
    const clean = text.trim();
    if (!clean) return null;
    let sentences = this.answers.get(item);
    if (!sentences) {
      this.answers.set(item, (sentences = []));
      const words = h("p", { dir: "auto" });
      const bubble = this.add("vt-shop", words);
      bubble.dataset["item"] = item;
    }
    const bubble = this.log.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"] p`);
    const element = h("span", { class: "vt-sentence" }, clean);
    bubble?.append(element, " ");
    const sentence = { element, text: clean };
    sentences.push(sentence);
    this.follow(false);
    return sentence;
  }

  /** The sentence that sound number `index` of `item` belongs to; written down now if its text did not come before. */
  sentence(item: string, index: number, text: string): Sentence | null {
    const known = this.answers.get(item) ?? [];
    const clean = text.trim();
    const at = known[index];
    return at?.text === clean ? at : (known.find((one) => one.text === clean) ?? this.answered(item, clean));
  }

  /** Puts a button to hear the sentence again behind it. */
  offerReplay({ element }: Sentence, replay: () => void): void {
    if (element.querySelector("button")) return;
    const button = h("button", { type: "button", class: "vt-replay", click: replay }, icon("play"));
    label(button, t("replay"));
    element.append(button);
  }

  /** Marks the sentence that is spoken now, and shows it under the avatar; null when nobody speaks. */
  speaking(sentence: Sentence | null): void {
    for (const old of this.log.querySelectorAll(".vt-current")) old.classList.remove("vt-current");
    sentence?.element.classList.add("vt-current");
    this.subtitle.textContent = sentence?.text ?? "";
  }

  /** The answer was cut short before these sentences. */
  unheard(sentences: readonly Sentence[]): void {
    for (const { element } of sentences) element.classList.add("vt-unheard");
  }

  card(element: HTMLElement): void {
    this.place(h("div", { class: "vt-entry vt-carded" }, element));
  }

  private add(kind: string, ...children: (Node | string | null | false)[]): HTMLElement {
    const who = kind.startsWith("vt-you") ? t("you") : t("assistant");
    const bubble = h("div", { class: `vt-entry vt-bubble ${kind}` }, h("span", { class: "vt-sr" }, `${who}: `), ...children);
    this.place(bubble);
    return bubble;
  }

  private place(element: HTMLElement): void {
    this.log.querySelector(".vt-welcome")?.remove();
    this.log.append(element);
    const asked = element.classList.contains("vt-you");
    const words = element.classList.contains("vt-bubble");
    // A short question stays in view above its answer.
    const long = !this.newest || element.offsetTop - this.newest.offsetTop > LONG_QUESTION_PX;
    if (asked || (words && long)) this.newest = element;
    this.follow(asked);
  }

  /** Scrolls to what is new, but never so far that the newest words leave the view: cards below them can be big. */
  private follow(always: boolean): void {
    const { log, newest } = this;
    if (!always && log.scrollTop < this.target - READING_PX) return;
    const end = log.scrollHeight - log.clientHeight;
    const words = newest ? newest.offsetTop - MARGIN_PX : end;
    this.target = Math.max(0, Math.min(end, words));
    log.scrollTop = this.target;
  }
}
