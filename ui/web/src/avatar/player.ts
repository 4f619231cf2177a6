/** Runs a face: clock, mouth, behaviour, size, visibility and quality around whatever draws it. */
import { openness } from "./blendshapes";
import { Behaviour } from "./behaviour";
import { LipSync } from "./lipsync";
import type { Face } from "./pose";
import { Governor } from "./quality";
import type { Avatar, AvatarState, AvatarStats, Shape, VisemeCue } from "./types";

/** On a software renderer an idle face is drawn this seldom, so that speech gets the processor. */
const RESTING_FRAME_S = 1 / 22;
const LABEL = "The shop assistant, an animated face that speaks the answers";

export interface PlayerParts {
  face: Face;
  governor: Governor | null;
  software: boolean;
  /** Gives another face when this one's drawing context is lost. */
  fallback?: () => Face;
}

export class Player implements Avatar {
  private readonly lips = new LipSync();
  private readonly behaviour: Behaviour;
  private readonly motion = matchMedia("(prefers-reduced-motion: reduce)");
  private readonly sizes = new ResizeObserver(() => this.resize());
  private readonly sight = new IntersectionObserver((entries) => this.see(entries.at(-1)?.isIntersecting ?? true));
  private face: Face;
  private request = 0;
  private last_ms = 0;
  private disposed = false;
  private onScreen = true;
  private recent: number[] = [];
  private readonly now = { fps: 0, frames: 0, mouthOpen: 0, viseme: "sil" as Shape };
  /** Called when the avatar is gone, so that the element can be mounted again. */
  onDispose: () => void = () => {};

  constructor(
    private readonly element: HTMLElement,
    private readonly parts: PlayerParts,
  ) {
    this.behaviour = new Behaviour({ still: this.motion.matches });
    this.face = parts.face;
    this.place();
    this.motion.addEventListener("change", this.obeyMotion);
    document.addEventListener("visibilitychange", this.wake);
    this.sizes.observe(element);
    this.sight.observe(element);
    this.wake();
  }

  cue(visemes: readonly VisemeCue[], startAt: number, clock: () => number, mood: number): void {
    this.lips.cue(visemes, startAt, clock);
    this.behaviour.setMood(mood);
  }

  setMood(level: number): void {
    this.behaviour.setMood(level);
  }

  setState(state: AvatarState): void {
    this.behaviour.setState(state);
    this.element.dataset["avatarState"] = state;
  }

  stop(): void {
    this.lips.stop();
  }

  lookAt(x: number, y: number): void {
    this.behaviour.lookAt(x, y);
  }

  get stats(): AvatarStats {
    const quality = this.parts.governor && this.face === this.parts.face ? this.parts.governor.level.quality : "2d";
    return { ...this.now, quality, renderer: this.face.renderer };
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    cancelAnimationFrame(this.request);
    this.sizes.disconnect();
    this.sight.disconnect();
    this.motion.removeEventListener("change", this.obeyMotion);
    document.removeEventListener("visibilitychange", this.wake);
    this.face.dispose();
    this.onDispose();
  }

  private place(): void {
    const { canvas } = this.face;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", LABEL);
    canvas.style.cssText = "display:block;width:100%;height:100%;touch-action:pan-y";
    canvas.addEventListener("webglcontextlost", this.replace);
    this.element.append(canvas);
    this.resize();
  }

  private readonly replace = (event: Event): void => {
    event.preventDefault();
    if (this.disposed || !this.parts.fallback) return;
    this.face.dispose();
    this.face = this.parts.fallback();
    this.place();
  };

  private readonly obeyMotion = (): void => {
    this.behaviour.still = this.motion.matches;
  };

  private see(visible: boolean): void {
    this.onScreen = visible;
    this.wake();
  }

  /** Draws while somebody can see it; the mouth finds its place again by the clock. */
  private readonly wake = (): void => {
    cancelAnimationFrame(this.request);
    if (this.disposed || document.hidden || !this.onScreen) return;
    this.last_ms = 0;
    this.request = requestAnimationFrame(this.tick);
  };

  private resize(): void {
    const level = this.parts.governor?.level;
    if (level) this.face.setQuality(level.quality);
    const ratio = level?.quality === "low" ? level.pixelRatio : Math.min(devicePixelRatio || 1, level?.pixelRatio ?? 2);
    this.face.resize(this.element.clientWidth || 420, this.element.clientHeight || 420, ratio);
  }

  private readonly tick = (time_ms: number): void => {
    if (!this.element.isConnected) return this.dispose();
    this.request = requestAnimationFrame(this.tick);
    const since_s = (time_ms - this.last_ms) / 1000;
    const resting = this.parts.software && this.behaviour.state !== "speaking" && this.now.mouthOpen === 0;
    if (resting && since_s < RESTING_FRAME_S) return; // `wake` set last_ms to 0, so the first frame is always drawn
    this.last_ms = time_ms;
    const dt_s = Math.min(since_s, 0.1);

    const mouth = this.lips.frame(dt_s);
    const pose = this.behaviour.step(dt_s, mouth);
    this.face.draw(pose);

    this.recent.push(time_ms);
    while (this.recent.length > 2 && time_ms - (this.recent[0] ?? 0) > 1000) this.recent.shift();
    const span_s = (time_ms - (this.recent[0] ?? time_ms)) / 1000;
    this.now.fps = span_s > 0 ? (this.recent.length - 1) / span_s : 0;
    this.now.frames += 1;
    this.now.mouthOpen = openness(mouth.weights);
    this.now.viseme = mouth.viseme;
    if (!resting && this.parts.governor?.frame(since_s)) this.resize();
  };
}
