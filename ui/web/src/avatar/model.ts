/**
 * A character of the shop's own: a VRM (0.x or 1.0), or a GLB with ARKit blendshapes or Oculus visemes as morph targets.
 * Poses are the same as the built-in character's; what a model has no shape for, it does not show.
 */
import { type VRM, VRMLoaderPlugin, VRMUtils } from "@pixiv/three-vrm";
import {
  Box3, DirectionalLight, HemisphereLight, type Mesh, type Object3D, PerspectiveCamera, Quaternion, Euler, Scene, Vector3, WebGLRenderer,
} from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { BLENDSHAPES, type Blendshape } from "./blendshapes";
import { clamp } from "./math";
import type { Face, Pose } from "./pose";
import { SHAPES, type Shape, type VisemeWeights } from "./types";

const FIELD_DEGREES = 20;

/** VRM knows five vowels; consonants lean on the nearest. */
const VRM_MOUTH: Readonly<Record<string, VisemeWeights>> = {
  aa: { aa: 1, kk: 0.2 },
  ih: { I: 1, SS: 0.5, TH: 0.4, DD: 0.35, nn: 0.3, kk: 0.2, FF: 0.15 },
  ee: { E: 1, SS: 0.2 },
  oh: { O: 1, RR: 0.4 },
  ou: { U: 1, CH: 0.6, RR: 0.3 },
};

interface Slot {
  readonly influences: number[];
  readonly index: number;
}

/** "eyeBlink_L", "EyeBlinkLeft" and "viseme_aa" as the names that we use: "eyeblinkleft", "visemeaa". */
function plain(name: string): string {
  return name.replace(/_L$/, "Left").replace(/_R$/, "Right").replace(/[^a-z]/gi, "").toLowerCase();
}

/** Loads the model at `url`. Rejects when it cannot be read, or has no shape for a mouth that speaks. */
export async function loadModel(url: string, renderer: string): Promise<ModelStage> {
  const loader = new GLTFLoader();
  loader.register((parser) => new VRMLoaderPlugin(parser));
  const gltf = await loader.loadAsync(url);
  const vrm = (gltf.userData as { vrm?: VRM }).vrm ?? null;
  if (vrm) VRMUtils.rotateVRM0(vrm);
  return new ModelStage(vrm?.scene ?? gltf.scene, vrm, renderer);
}

export class ModelStage implements Face {
  readonly canvas: HTMLCanvasElement;
  private readonly gl: WebGLRenderer;
  private readonly stage = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD_DEGREES, 1, 0.05, 100);
  private readonly blendshapes = new Map<Blendshape, Slot[]>();
  private readonly visemes = new Map<Shape, Slot[]>();
  private readonly head: Object3D | null;
  private readonly headAtRest = new Quaternion();
  private readonly turn = new Euler(0, 0, 0, "YXZ");
  private readonly frame: { top: number; bottom: number; middle: Vector3 };
  private last_ms = 0;

  constructor(
    private readonly root: Object3D,
    private readonly vrm: VRM | null,
    readonly renderer: string,
  ) {
    this.findShapes();
    const speaks = this.blendshapes.has("jawOpen") || this.visemes.has("aa") || vrm?.expressionManager?.getExpression("aa");
    if (!speaks) throw new Error("the model has neither ARKit blendshapes (jawOpen), nor visemes (viseme_aa), nor VRM expressions (aa)");
    this.head = vrm?.humanoid.getNormalizedBoneNode("head") ?? this.findHead();
    if (this.head) this.headAtRest.copy(this.head.quaternion);
    if (vrm) this.lowerArms(vrm);
    this.gl = new WebGLRenderer({ antialias: true, alpha: true });
    this.gl.setClearAlpha(0);
    this.canvas = this.gl.domElement;
    const lamp = new DirectionalLight("#fff3e6", 2.2);
    lamp.position.set(-1, 2, 2.5);
    this.stage.add(root, lamp, new HemisphereLight("#ffffff", "#b09a8c", 1.6));
    root.traverse((part) => (part.frustumCulled = false));
    this.frame = this.measure();
  }

  setQuality(): void {}

  resize(width: number, height: number, pixelRatio: number): void {
    this.gl.setPixelRatio(pixelRatio);
    this.gl.setSize(width, height, false);
    const { top, bottom, middle } = this.frame;
    const aspect = width / height;
    const tall = (top - bottom) * Math.max(1, 0.8 / aspect);
    const distance = tall / 2 / Math.tan((FIELD_DEGREES * Math.PI) / 360);
    this.camera.aspect = aspect;
    this.camera.near = distance / 50;
    this.camera.far = distance * 10;
    this.camera.position.set(middle.x, (top + bottom) / 2, middle.z + distance);
    this.camera.lookAt(middle.x, (top + bottom) / 2, middle.z);
    this.camera.updateProjectionMatrix();
  }

  draw(pose: Pose): void {
    // A model with ARKit's mouth gets blendshapes, with ours as their mix; otherwise its own visemes.
    const byBlendshape = this.blendshapes.has("jawOpen");
    for (const [name, slots] of this.blendshapes) {
      for (const slot of slots) slot.influences[slot.index] = pose.weights[name] ?? 0;
    }
    for (const [shape, slots] of this.visemes) {
      for (const slot of slots) slot.influences[slot.index] = byBlendshape ? 0 : (pose.visemes[shape] ?? 0);
    }
    const [nod, turn, tilt] = pose.head;
    if (this.head) this.head.quaternion.copy(this.headAtRest).multiply(new Quaternion().setFromEuler(this.turn.set(nod, turn, -tilt)));
    if (this.vrm) this.drawVrm(this.vrm, pose);
    this.gl.render(this.stage, this.camera);
  }

  dispose(): void {
    VRMUtils.deepDispose(this.root);
    this.gl.dispose();
    this.canvas.remove();
  }

  private drawVrm(vrm: VRM, pose: Pose): void {
    const face = vrm.expressionManager;
    const value = (name: Blendshape) => pose.weights[name] ?? 0;
    if (face && !this.blendshapes.has("jawOpen")) {
      for (const [name, mix] of Object.entries(VRM_MOUTH)) {
        face.setValue(name, clamp(SHAPES.reduce((sum, shape) => sum + (mix[shape] ?? 0) * (pose.visemes[shape] ?? 0), 0)));
      }
      face.setValue("blinkLeft", value("eyeBlinkLeft"));
      face.setValue("blinkRight", value("eyeBlinkRight"));
      if (!face.getExpression("blinkLeft")) face.setValue("blink", value("eyeBlinkLeft"));
      face.setValue("happy", clamp((value("mouthSmileLeft") - 0.3) * 1.4));
      face.setValue("sad", clamp(value("mouthFrownLeft") * 1.8));
    }
    if (vrm.lookAt) {
      vrm.lookAt.yaw = (pose.gaze[0] * 180) / Math.PI;
      vrm.lookAt.pitch = (-pose.gaze[1] * 180) / Math.PI;
    }
    const now_ms = performance.now();
    vrm.update(Math.min(0.1, (now_ms - (this.last_ms || now_ms)) / 1000));
    this.last_ms = now_ms;
  }

  private findShapes(): void {
    const blendshapes = new Map(BLENDSHAPES.map((name) => [plain(name), name]));
    const visemes = new Map(SHAPES.map((shape) => [plain(`viseme_${shape}`), shape]));
    this.root.traverse((part) => {
      const { morphTargetDictionary, morphTargetInfluences } = part as Mesh;
      if (!morphTargetDictionary || !morphTargetInfluences) return;
      for (const [name, index] of Object.entries(morphTargetDictionary)) {
        const slot = { influences: morphTargetInfluences, index };
        const blendshape = blendshapes.get(plain(name));
        if (blendshape) this.blendshapes.set(blendshape, [...(this.blendshapes.get(blendshape) ?? []), slot]);
        const viseme = visemes.get(plain(name));
        if (viseme) this.visemes.set(viseme, [...(this.visemes.get(viseme) ?? []), slot]);
      }
    });
  }

  private findHead(): Object3D | null {
    let head: Object3D | null = null;
    this.root.traverse((part) => {
      if (!head && /(^|[^a-z])head$/i.test(part.name)) head = part;
    });
    return head;
  }

  /** Models come with their arms stretched out. */
  private lowerArms(vrm: VRM): void {
    const down = vrm.meta.metaVersion === "0" ? 1.25 : -1.25;
    const [left, right] = [vrm.humanoid.getNormalizedBoneNode("leftUpperArm"), vrm.humanoid.getNormalizedBoneNode("rightUpperArm")];
    if (left) left.rotation.z = down;
    if (right) right.rotation.z = -down;
  }

  /** Head and shoulders: from a little above the model to well below its head; all of it where it has no body. */
  private measure(): { top: number; bottom: number; middle: Vector3 } {
    this.root.updateMatrixWorld(true);
    const box = new Box3().setFromObject(this.root);
    const middle = box.getCenter(new Vector3());
    const top = box.max.y;
    const bone = this.vrm?.humanoid.getRawBoneNode("head") ?? this.head;
    const neck = bone?.getWorldPosition(new Vector3());
    const tall = top - box.min.y;
    // A head's bone sits at the top of the neck; what is above it is about an eighth of a person.
    if (!neck || top - neck.y > tall * 0.4 || top - neck.y < tall * 0.02) return { top: top + tall * 0.08, bottom: box.min.y - tall * 0.04, middle };
    const head = top - neck.y;
    return { top: top + head * 0.25, bottom: Math.max(box.min.y, neck.y - head * 1.1), middle: new Vector3(neck.x, 0, neck.z) };
  }
}
