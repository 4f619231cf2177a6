/** Chooses how finely to draw, from the renderer's name at first and from the measured frame rate afterwards. */
import type { Quality } from "./types";

export interface Level {
  readonly quality: Quality;
  /**
   * Canvas pixels per CSS pixel. In high quality the screen's own ratio caps it; in low, which has no antialiasing, more
   * pixels than the screen's are the cheaper way to smooth edges (lit per vertex, a pixel costs next to nothing).
   */
  readonly pixelRatio: number;
}

/** From the finest to the coarsest. */
const LEVELS: readonly Level[] = [
  { quality: "high", pixelRatio: 2 },
  { quality: "high", pixelRatio: 1.25 },
  { quality: "high", pixelRatio: 1 },
  { quality: "low", pixelRatio: 1.4 },
  { quality: "low", pixelRatio: 1 },
  { quality: "low", pixelRatio: 0.75 },
];
const FIRST_LOW = LEVELS.findIndex((level) => level.quality === "low");

const TOO_SLOW_FPS = 27;
/** From here on a finer level may be tried; in low quality the next step costs little. */
const FAST_FPS: Readonly<Record<Quality, number>> = { high: 50, low: 34 };
const WINDOW_S = 1.5;
/** So long must it run fast before a finer level is tried; each time that fails, four times as long. */
const PATIENCE_S = 10;

/** WebGL drawn by the processor. */
export function isSoftware(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);
}

export class Governor {
  private index: number;
  private readonly last: number;
  private readonly finest: number;
  private patience_s = PATIENCE_S;
  /** The first window holds the start of the page and of the shaders; it says nothing. */
  private warm = false;
  private time_s = 0;
  private frames = 0;
  private fastFor_s = 0;

  constructor(option: Quality | "auto", software: boolean) {
    this.index = option === "high" || (option === "auto" && !software) ? 0 : FIRST_LOW;
    // A quality that was asked for stays; only its resolution may adapt.
    this.last = option === "high" ? FIRST_LOW - 1 : LEVELS.length - 1;
    // Software never gets the fine shading unasked: it would take the processor from speech.
    this.finest = option === "low" || (option === "auto" && software) ? FIRST_LOW : 0;
  }

  get level(): Level {
    return LEVELS[this.index] as Level;
  }

  /** Counts a frame that came `dt_s` after the last; true when the level has changed. */
  frame(dt_s: number): boolean {
    if (dt_s > 0.5) {
      this.time_s = this.frames = 0; // the page was away
      return false;
    }
    this.time_s += dt_s;
    this.frames += 1;
    if (this.time_s < WINDOW_S) return false;
    const fps = this.frames / this.time_s;
    this.fastFor_s = fps > FAST_FPS[this.level.quality] ? this.fastFor_s + this.time_s : 0;
    this.time_s = this.frames = 0;
    if (!this.warm) {
      this.warm = true;
      return false;
    }
    const before = this.index;
    if (fps < TOO_SLOW_FPS && this.index < this.last) {
      this.index += 1;
      this.patience_s *= 4;
    } else if (this.fastFor_s > this.patience_s && this.index > this.finest) {
      this.index -= 1;
      this.fastFor_s = 0;
    }
    return this.index !== before;
  }
}
