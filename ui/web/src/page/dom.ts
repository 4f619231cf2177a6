/** Making elements. Text always goes in as text, never as markup: much of it comes from shoppers and catalogues. */

export type Child = Node | string | null | undefined | false;
export type Props = Record<string, string | boolean | ((event: Event) => void)>;

/** An element with attributes; functions become listeners of the event they are named after ("click"). */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** The one element below `root` that matches; a page without it is broken, so this throws. */
export function find<T extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): T {
  const element = root.querySelector<T>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}

/** `address` if it is on this machine's own shop; pictures from elsewhere are not asked for. */
export function ownAddress(address: unknown): string | null {
  if (typeof address !== "string" || !address) return null;
  const url = new URL(address, location.href);
  return url.origin === location.origin || url.protocol === "data:" || url.protocol === "blob:" ? url.href : null;
}
