/**
 * The talking avatar. Import this lazily (`await import("./avatar")`); three.js comes only where WebGL works.
 * @see ./types for the contract
 */
import { Face2D } from "./face2d";
import { Player } from "./player";
import type { Face } from "./pose";
import { Governor, isSoftware } from "./quality";
import type { Avatar, AvatarOptions } from "./types";

export type { Avatar, AvatarOptions, AvatarState, AvatarStats, VisemeCue } from "./types";

const mounted = new WeakMap<HTMLElement, Promise<Avatar>>();

/** Mounts the avatar in `element`, filling it. A second call for the same element gives the same avatar. */
export function mountAvatar(element: HTMLElement, options: AvatarOptions = {}): Promise<Avatar> {
  let avatar = mounted.get(element);
  if (!avatar) {
    avatar = mount(element, options);
    mounted.set(element, avatar);
    avatar.catch(() => mounted.delete(element));
  }
  return avatar;
}

async function mount(element: HTMLElement, options: AvatarOptions): Promise<Avatar> {
  const flat = options.face === "2d" || new URLSearchParams(location.search).get("face") === "2d";
  const renderer = flat ? null : webglRenderer();
  let player: Player;
  if (renderer === null) {
    player = new Player(element, { face: new Face2D(), governor: null, software: false });
  } else {
    const software = isSoftware(renderer);
    const governor = new Governor(options.quality ?? "auto", software);
    const face = (await ownModel(options.model, renderer)) ?? (await builtIn(governor, renderer));
    player = new Player(element, { face, governor, software, fallback: () => new Face2D() });
  }
  player.onDispose = () => mounted.delete(element);
  return player;
}

async function builtIn(governor: Governor, renderer: string): Promise<Face> {
  const { createStage } = await import("./stage");
  return createStage({ quality: governor.level.quality, renderer });
}

/** The shop's own model; null when there is none, or when it cannot be used, which the console then explains. */
async function ownModel(url: string | undefined, renderer: string): Promise<Face | null> {
  if (!url) return null;
  try {
    const { loadModel } = await import("./model");
    return await loadModel(url, renderer);
  } catch (error) {
    console.warn(`Vitrine shows its built-in character, because ${url} cannot be used:`, error);
    return null;
  }
}

/** The name of what draws WebGL 2 here; null where nothing does. */
function webglRenderer(): string | null {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return null;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext(); // a page may hold only a few contexts
  return name;
}
