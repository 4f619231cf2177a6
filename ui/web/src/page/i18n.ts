/** The page's words in the shopper's language. A language is one JSON file in strings/, fetched when it is chosen. */
import english from "./strings/en.json";
import { ICONS, icon, type IconName } from "./icons";

export type Strings = typeof english;
export type Key = Exclude<keyof Strings, "samples">;
export type Values = Record<string, string | number>;

let strings: Strings = english;
let current = "en";

/** ISO 639-1 code of the language in use. */
export function lang(): string {
  return current;
}

/** Brings the words of `code`. Rejects where they cannot be fetched; the language in use then stays. */
export async function useLanguage(code: string): Promise<void> {
  const file = (await import(`./strings/${code}.json`)) as { default: Strings };
  strings = { ...english, ...file.default };
  current = code;
}

/** The text of `key`, with {placeholders} filled; numbers in the language's own digits. */
export function t(key: Key, values: Values = {}): string {
  return fill(strings[key], values);
}

/** The text of a key that is put together at run time, or `otherwise` where there is none. */
export function maybe(key: string, otherwise: string, values: Values = {}): string {
  const text = (strings as unknown as Record<string, unknown>)[key];
  return typeof text === "string" ? fill(text, values) : otherwise;
}

export function samples(): string[] {
  return strings.samples;
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? new Intl.NumberFormat(current).format(value) : value;
  });
}

/** Fills every element below `root` that names its text, label, placeholder or icon in a data attribute. */
export function translate(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-icon]")) {
    const name = element.dataset["icon"] ?? "";
    if (name in ICONS && !element.querySelector("svg")) element.append(icon(name as IconName));
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-t]")) {
    element.textContent = t(element.dataset["t"] as Key);
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-t-label]")) {
    label(element, t(element.dataset["tLabel"] as Key));
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-t-placeholder]")) {
    element.setAttribute("placeholder", t(element.dataset["tPlaceholder"] as Key));
  }
}

/** Names a control for everybody: spoken, and shown when pointed at where it is a button. */
export function label(element: HTMLElement, text: string): void {
  element.setAttribute("aria-label", text);
  if (element instanceof HTMLButtonElement) element.title = text;
}

export interface Money {
  amount: string;
  currency: string;
}

export function money({ amount, currency }: Money): string {
  return new Intl.NumberFormat(current, { style: "currency", currency }).format(Number(amount));
}

/** A date (2026-03-01) or a moment (2026-03-01T10:00:00Z); what is neither is shown as it came. */
export function when(text: string): string {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const date = new Date(dateOnly ? `${text}T12:00:00` : text);
  if (Number.isNaN(date.getTime())) return text;
  const style: Intl.DateTimeFormatOptions = { dateStyle: "medium" };
  return new Intl.DateTimeFormat(current, dateOnly ? style : { ...style, timeStyle: "short" }).format(date);
}

/** The name of a language in itself (中文, English), or in the language of the page. */
export function languageName(code: string, inLanguage: string = code): string {
  const name = new Intl.DisplayNames([inLanguage], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(inLanguage) + name.slice(1);
}
