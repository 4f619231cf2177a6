/** Small signs of how things stand: the link, the notices, how fast the last answer was, which engines serve. */
import type { LinkStatus } from "../realtime/client";
import type { Config } from "./config";
import { find, h } from "./dom";
import { label, lang, languageName, t } from "./i18n";
import { icon } from "./icons";

export class Status {
  private link: LinkStatus = { state: "connecting", retryInS: 0, busy: false };
  private stages: Record<string, number> = {};
  private heardAfterS: number | null = null;
  private notice = "";
  private dismissed = new Set<string>();

  constructor(
    private readonly header: HTMLElement,
    private readonly talk: HTMLElement,
    private readonly config: Config,
  ) {}

  show(): void {
    this.setLink(this.link);
    this.setNotice(this.notice);
    this.setStages(this.stages);
  }

  setLink(link: LinkStatus): void {
    this.link = link;
    const sign = find(this.header, ".vt-conn");
    sign.dataset["state"] = link.state;
    const waiting = link.busy ? "conn_busy" : "conn_reconnecting";
    find(sign, ".vt-conn-text").textContent =
      link.state === "reconnecting" ? t(waiting, { seconds: Math.ceil(link.retryInS) }) : t(`conn_${link.state}`);
  }

  /** What went wrong just now; "" takes it away. What this shop lacks for the language stands below it. */
  setNotice(text: string): void {
    this.notice = text;
    const box = find(this.talk, ".vt-notices");
    const standing = this.config.notices
      .filter((notice) => (!notice.lang || notice.lang === lang()) && !this.dismissed.has(notice.kind + notice.lang))
      .map((notice) => {
        const language = languageName(notice.lang || lang(), lang());
        const words = t(`notice_${notice.kind}`, { language, detail: notice.detail });
        return this.line(words, "info", () => this.dismissed.add(notice.kind + notice.lang));
      });
    const now = text ? [this.line(text, "problem", () => (this.notice = ""))] : [];
    box.replaceChildren(...now, ...standing);
  }

  setHeard(seconds: number): void {
    this.heardAfterS = seconds;
    this.setStages(this.stages);
  }

  setStages(stages: Record<string, number>): void {
    this.stages = stages;
    const { heardAfterS } = this;
    const strip = find(this.talk, ".vt-stages");
    const entries = Object.entries(stages);
    const engines = Object.entries(this.config.engines);
    strip.hidden = !entries.length && !engines.length;
    const ms = (seconds: number): string => `${new Intl.NumberFormat(lang()).format(Math.round(seconds * 1000))} ms`;
    find(strip, "summary").textContent = heardAfterS === null ? t("details") : t("heard_after", { time: ms(heardAfterS) });
    find(strip, "div").replaceChildren(
      ...entries.map(([stage, seconds]) => h("span", { class: "vt-stat" }, h("code", {}, stage), ` ${ms(seconds)}`)),
      ...engines.map(([stage, name]) => h("span", { class: "vt-stat" }, h("code", {}, stage), ` ${name}`)),
    );
  }

  private line(text: string, kind: string, close: () => void): HTMLElement {
    const button = h("button", { type: "button", class: "vt-icon" }, icon("close"));
    label(button, t("dismiss"));
    const element = h("p", { class: "vt-notice", "data-kind": kind, dir: "auto" }, h("span", {}, text), button);
    button.addEventListener("click", () => {
      close();
      element.remove();
    });
    return element;
  }
}
