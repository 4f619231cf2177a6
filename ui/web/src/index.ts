/** The bundle's entry, loaded by the page as `<script type="module" src="/assets/vitrine.js">`. */
export type { Avatar, AvatarOptions, AvatarState, AvatarStats, VisemeCue } from "./avatar/types";
export { SHAPES } from "./avatar/types";
