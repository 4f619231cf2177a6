/** What all cards are made of. */
import { h, type Child } from "./dom";
import { maybe } from "./i18n";
import { icon, type IconName } from "./icons";

/** The frame that all cards share. */
export function frame(kind: string, sign: IconName, title: string, ...children: Child[]): HTMLElement {
  return h("article", { class: `vt-card vt-card-${kind}` }, h("h2", {}, icon(sign), h("span", { dir: "auto" }, title)), ...children);
}

/** Names and values; rows without a value are left out. */
export function table(rows: readonly (readonly [string, Child])[]): HTMLElement {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return h("dl", {}, ...shown.flatMap(([name, value]) => [h("dt", {}, name), h("dd", { dir: "auto" }, value)]));
}

/** An order's, item's or parcel's state as a coloured word. */
export function stateBadge(state: string): HTMLElement {
  return h("span", { class: "vt-badge", "data-kind": state }, maybe(`state_${state}`, state));
}
