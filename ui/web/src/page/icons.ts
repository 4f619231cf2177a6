/** Inline icons, 24 × 24, drawn with the text's colour. */

const line = (paths: string): string =>
  `<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.9" ` +
  `stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

export const ICONS = {
  logo:
    `<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="var(--vt-accent)"/>` +
    `<path d="M8 13.5c0-3 3.6-5.5 8-5.5s8 2.5 8 5.5-3.6 5.5-8 5.5c-.9 0-1.8-.1-2.6-.3L9.5 21l.6-3.7C8.8 16.3 8 15 8 13.5Z" ` +
    `fill="var(--vt-on-accent)"/><path d="M7 24.5h18" stroke="var(--vt-on-accent)" stroke-width="2.2" stroke-linecap="round"/></svg>`,
  globe: line(`<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>`),
  theme: line(`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z"/>`),
  mic: line(`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`),
  mute: line(
    `<path d="M9 9v2a3 3 0 0 0 4.5 2.6M15 11V6a3 3 0 0 0-5.7-1.3M5.5 11.5a6.5 6.5 0 0 0 10 5.5M18.5 11.5c0 1-.2 2-.6 2.8M12 18v3M4 4l16 16"/>`,
  ),
  stop: line(`<rect x="6" y="6" width="12" height="12" rx="2"/>`),
  send: line(`<path d="M12 19V5M6 11l6-6 6 6"/>`),
  image: line(`<rect x="3" y="4" width="18" height="16" rx="3"/><circle cx="8.5" cy="9.5" r="1.5"/><path d="m4 18 5-5 3.5 3.5L16 13l4.5 4.5"/>`),
  camera: line(`<path d="M4 8h3l2-3h6l2 3h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1Z"/><circle cx="12" cy="13" r="3.5"/>`),
  play: line(`<path d="M8 5.5v13l10.5-6.5L8 5.5Z"/>`),
  close: line(`<path d="M6 6l12 12M18 6 6 18"/>`),
  check: line(`<path d="m5 12.5 4.5 4.5L19 7.5"/>`),
  box: line(`<path d="M12 3 4 7v10l8 4 8-4V7l-8-4ZM4 7l8 4 8-4M12 11v10"/>`),
  truck: line(`<path d="M3 6h11v10H3zM14 10h4l3 3v3h-7z"/><circle cx="7" cy="17.5" r="2"/><circle cx="17" cy="17.5" r="2"/>`),
  back: line(`<path d="M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6"/>`),
  scan: line(`<path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 9v6M12 9v6M16 9v6"/>`),
} as const;

export type IconName = keyof typeof ICONS;

/** An icon as an element. The markup is this file's own, so it is safe to set. */
export function icon(name: IconName): HTMLElement {
  const element = document.createElement("span");
  element.className = "vt-glyph";
  element.innerHTML = ICONS[name];
  return element;
}
