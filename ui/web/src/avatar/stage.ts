/** The solid face: the character on a small stage of three.js. */
import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Group, Mesh, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { buildCharacter, type Character } from "./character";
import type { Finish, Part } from "./character/mesh";
import { materialFor } from "./material";
import { Morpher } from "./morpher";
import type { Face, Pose } from "./pose";
import type { Quality } from "./types";

/** What must be in the picture, in the character's units: from above the hair to the badge, and the shoulders. */
const TOP = 1.38;
const BOTTOM = -2.3;
const WIDTH = 2.75;
const FIELD_DEGREES = 20;

export interface StageOptions {
  quality: Quality;
  renderer?: string;
}

/** Builds the character and its stage; takes some hundred milliseconds, in steps that let the page breathe. */
export async function createStage({ quality, renderer = "webgl" }: StageOptions): Promise<Stage> {
  const character = await buildCharacter(quality);
  return new Stage(character, quality, renderer);
}

export class Stage implements Face {
  readonly canvas: HTMLCanvasElement;
  private readonly gl: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD_DEGREES, 1, 1, 40);
  private readonly head = new Group();
  private readonly body = new Group();
  private readonly eyes: Group[];
  private readonly morphers: Morpher[] = [];
  private readonly meshes: [Mesh, Finish][] = [];
  private quality: Quality;

  constructor(
    private readonly character: Character,
    quality: Quality,
    readonly renderer: string,
  ) {
    this.quality = quality;
    this.gl = new WebGLRenderer({ antialias: quality === "high", alpha: true, powerPreference: quality === "high" ? "high-performance" : "default" });
    this.gl.setClearAlpha(0);
    this.canvas = this.gl.domElement;
    const [x, y, z] = character.pivot;
    this.head.position.set(x, y, z);
    const inHead = new Group();
    inHead.position.set(-x, -y, -z);
    this.head.add(inHead);
    for (const part of character.head) inHead.add(this.mesh(part));
    this.eyes = character.eyes.map((centre) => {
      const eye = new Group();
      eye.position.set(...centre);
      eye.add(this.mesh(character.eye));
      inHead.add(eye);
      return eye;
    });
    for (const part of character.body) this.body.add(this.mesh(part));
    this.scene.add(this.head, this.body);
  }

  /** Changes between lighting per pixel and per vertex. */
  setQuality(quality: Quality): void {
    if (quality === this.quality) return;
    this.quality = quality;
    for (const [mesh, finish] of this.meshes) {
      (mesh.material as { dispose(): void }).dispose();
      mesh.material = materialFor(finish, quality);
    }
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.gl.setPixelRatio(pixelRatio);
    this.gl.setSize(width, height, false);
    this.camera.aspect = width / height;
    const tall = Math.max(TOP - BOTTOM, WIDTH / this.camera.aspect);
    const middle = TOP - tall / 2;
    const distance = tall / 2 / Math.tan((FIELD_DEGREES * Math.PI) / 360) + 0.4;
    this.camera.position.set(0, middle + 0.25, distance);
    this.camera.lookAt(0, middle, 0);
    this.camera.updateProjectionMatrix();
  }

  draw(pose: Pose): void {
    for (const morpher of this.morphers) morpher.apply(pose.weights);
    const [nod, turn, tilt] = pose.head;
    this.head.rotation.set(nod, turn, -tilt, "YXZ");
    const y = this.character.pivot[1];
    this.head.position.y = y + 0.008 * pose.breath;
    this.body.scale.set(1 + 0.002 * pose.breath, 1, 1 + 0.012 * pose.breath);
    this.body.position.y = 0.008 * pose.breath;
    this.body.rotation.set(0, turn * 0.12, -tilt * 0.1);
    for (const eye of this.eyes) eye.rotation.set(-pose.gaze[1], pose.gaze[0], 0);
    this.gl.render(this.scene, this.camera);
  }

  dispose(): void {
    for (const [mesh] of this.meshes) {
      mesh.geometry.dispose();
      (mesh.material as { dispose(): void }).dispose();
    }
    this.gl.dispose();
    this.canvas.remove();
  }

  private mesh(part: Part): Mesh {
    const geometry = new BufferGeometry();
    const position = new BufferAttribute(part.position.slice(), 3);
    const normal = new BufferAttribute(part.normal.slice(), 3);
    geometry.setAttribute("position", position);
    geometry.setAttribute("normal", normal);
    geometry.setAttribute("color", new BufferAttribute(part.color, 3));
    geometry.setIndex(new BufferAttribute(part.triangles, 1));
    if (part.shifts.size > 0) {
      position.setUsage(DynamicDrawUsage);
      normal.setUsage(DynamicDrawUsage);
      this.morphers.push(new Morpher(part, position, normal));
    }
    const mesh = new Mesh(geometry, materialFor(part.finish, this.quality));
    mesh.name = part.name;
    mesh.frustumCulled = false;
    this.meshes.push([mesh, part.finish]);
    return mesh;
  }
}
