/** The talking avatar. Import this lazily (`await import("./avatar")`): it brings three.js with it. */
export type { Avatar, AvatarOptions, AvatarState, AvatarStats, VisemeCue } from "./types";
