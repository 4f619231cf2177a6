/**
 * The talking avatar. Import this lazily (`await import("./avatar")`); three.js comes only where WebGL works.
 * @see ./types for the contract
 */
import { Face2D } from "./face2d";
import { Player } from "./player";
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

async function mount(element: HTMLElement, _options: AvatarOptions): Promise<Avatar> {
  const player = new Player(element, { face: new Face2D(), governor: null, software: false });
  player.onDispose = () => mounted.delete(element);
  return player;
}
