/**
 * One small lighting model for the whole character: a warm key lamp, a cool fill, sky and floor, a rim from behind; skin
 * that glows red where it turns from the light, and a band of shine across the hair (after Kajiya & Kay, "Rendering Fur
 * with Three Dimensional Textures", 1989, with strands taken to run downwards). It is worked out for every pixel in high
 * quality and for every vertex in low, where a software renderer then has next to nothing left to do for a pixel.
 */
import { ShaderMaterial, Vector4 } from "three";
import type { Finish } from "./character/mesh";
import type { Quality } from "./types";

interface Recipe {
  /** How far light reaches round into the shadow, and how red it gets there. */
  wrap: number;
  scatter: number;
  /** Strength and sharpness of the shine; `strand` lays it across strands of hair. */
  shine: number;
  sharp: number;
  strand?: boolean;
  rim: number;
}

const RECIPES: Readonly<Record<Finish, Recipe>> = {
  skin: { wrap: 0.42, scatter: 0.5, shine: 0.11, sharp: 18, rim: 0.22 },
  hair: { wrap: 0.25, scatter: 0, shine: 0.34, sharp: 60, strand: true, rim: 0.3 },
  eye: { wrap: 0.9, scatter: 0, shine: 0.08, sharp: 90, rim: 0 },
  wet: { wrap: 0.4, scatter: 0.1, shine: 0.3, sharp: 50, rim: 0 },
  cloth: { wrap: 0.3, scatter: 0, shine: 0, sharp: 1, rim: 0.16 },
  matte: { wrap: 0.3, scatter: 0, shine: 0.03, sharp: 10, rim: 0.05 },
};

const LIGHT = /* glsl */ `
  uniform vec4 recipe; // wrap, scatter, shine, sharp
  uniform float rim;
  const vec3 KEY = vec3(-0.42, 0.55, 0.72);
  const vec3 FILL = vec3(0.80, 0.10, 0.59);
  const vec3 BACK = vec3(0.52, 0.48, -0.70);
  vec3 lit(vec3 albedo, vec3 n, vec3 v) {
    vec3 keyDir = normalize(KEY);
    float key = dot(n, keyDir);
    float wrapped = max(0.0, (key + recipe.x) / (1.0 + recipe.x));
    vec3 light = vec3(1.45, 1.34, 1.20) * wrapped * mix(wrapped, 1.0, 0.35);
    light += vec3(0.34, 0.38, 0.46) * max(0.0, dot(n, FILL));
    light += mix(vec3(0.26, 0.21, 0.20), vec3(0.42, 0.45, 0.50), n.y * 0.5 + 0.5);
    float edge = exp(-16.0 * key * key);
    light += recipe.y * (edge * vec3(0.34, 0.08, 0.03) + max(0.0, -n.y) * vec3(0.42, 0.26, 0.20));
    vec3 color = albedo * light;
    vec3 h = normalize(keyDir + v);
    #ifdef STRAND
      vec3 t = normalize(cross(cross(n, vec3(0.0, 1.0, 0.05)), n) + vec3(1e-5));
      float th = dot(t, normalize(h + 0.12 * n));
      float spec = pow(max(0.0, 1.0 - th * th), recipe.w) * max(0.0, key * 0.7 + 0.3);
      color += recipe.z * spec * (albedo * 3.0 + 0.05);
    #else
      color += recipe.z * pow(max(0.0, dot(n, h)), recipe.w);
    #endif
    float facing = max(0.0, dot(n, v));
    float away = (1.0 - facing) * (1.0 - facing);
    color += rim * away * (1.0 - facing) * max(0.0, dot(n, BACK) + 0.45) * (albedo + 0.25) * vec3(1.1, 1.15, 1.3);
    color = 1.0 - exp(-1.05 * color); // a soft shoulder instead of clipping
    return pow(color, vec3(1.0 / 2.2));
  }
`;

const VERTEX = /* glsl */ `
  attribute vec3 color;
  varying vec3 vColor;
  #ifdef PER_PIXEL
    varying vec3 vNormal;
    varying vec3 vView;
  #else
    ${LIGHT}
  #endif
  void main() {
    vec4 world = modelMatrix * vec4(position, 1.0);
    vec3 n = normalize(mat3(modelMatrix) * normal);
    vec3 v = normalize(cameraPosition - world.xyz);
    #ifdef PER_PIXEL
      vColor = color;
      vNormal = n;
      vView = v;
    #else
      vColor = lit(color, n, v);
    #endif
    gl_Position = projectionMatrix * viewMatrix * world;
  }
`;

const FRAGMENT = /* glsl */ `
  varying vec3 vColor;
  #ifdef PER_PIXEL
    varying vec3 vNormal;
    varying vec3 vView;
    ${LIGHT}
    void main() { gl_FragColor = vec4(lit(vColor, normalize(vNormal), normalize(vView)), 1.0); }
  #else
    void main() { gl_FragColor = vec4(vColor, 1.0); }
  #endif
`;

export function materialFor(finish: Finish, quality: Quality): ShaderMaterial {
  const { wrap, scatter, shine, sharp, strand, rim } = RECIPES[finish];
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    defines: { ...(quality === "high" ? { PER_PIXEL: 1 } : {}), ...(strand ? { STRAND: 1 } : {}) },
    uniforms: { recipe: { value: new Vector4(wrap, scatter, shine, sharp) }, rim: { value: rim } },
  });
}
