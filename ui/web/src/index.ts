/** The bundle's entry: each region of the page calls `mountRegion` when Gradio has drawn it (ui/page.py). */
import "./page/style.css";
import { startPage, type Region, type Regions } from "./page/app";
import type { Config } from "./page/config";

export type { Hook } from "./page/app";

const here: Partial<Regions> = {};
let started = false;

/** Takes `element` as region `name`; the page starts with the last one. Gradio may call this again: that does nothing. */
export function mountRegion(name: Region, element: HTMLElement, config: Config): void {
  here[name] = element;
  const { header, stage, talk } = here;
  if (started || !header || !stage || !talk) return;
  started = true;
  void startPage({ header, stage, talk }, config);
}
