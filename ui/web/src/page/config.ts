/** What the shop tells the page (`PageSettings` in ui/page.py), and what the page's address asks for. */

export interface Notice {
  kind: "no_speech" | "no_voice" | "engine_missing";
  detail: string;
  lang: string;
}

export interface Config {
  title: string;
  langs: string[];
  lang: string;
  notices: Notice[];
  engines: Record<string, string>;
  image_bytes: number;
}

const query = new URLSearchParams(location.search);

/** Options in the page's address, for tests and for looking into faults on a shopper's machine. */
export const OPTIONS = {
  /** `?dsp=off`: the microphone as it is, without echo cancellation, noise suppression and gain control. */
  dsp: query.get("dsp") !== "off",
  /** `?capture=native`: the microphone at the device's own rate, converted by ourselves. */
  nativeRate: query.get("capture") === "native",
  /** `?lang=xx`, one of the offered languages. */
  lang: query.get("lang") ?? "",
};

/** The language to begin with: the address, then the last choice here, then the browser's, then the shop's. */
export function firstLanguage(config: Config): string {
  const wanted = [OPTIONS.lang, recall("vitrine.lang"), ...navigator.languages.map((tag) => tag.split("-")[0] ?? "")];
  return wanted.find((lang) => config.langs.includes(lang)) ?? config.lang;
}

/** A choice that was kept on this machine; "" where there is none or storage is refused. */
export function recall(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}
