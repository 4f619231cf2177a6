/**
 * The flat face, for browsers without WebGL: the same character drawn with a 2D canvas, the same blendshapes.
 * Units: the head is about 2 high; (0, 0) is the middle of the face, y grows downwards.
 */
import type { Blendshape, Weights } from "./blendshapes";
import { clamp, mix } from "./math";
import { LOOK, type Look } from "./look";
import type { Face, Pose } from "./pose";

type Side = "Left" | "Right";

export class Face2D implements Face {
  readonly renderer = "canvas2d";
  readonly canvas: HTMLCanvasElement;
  private readonly pen: CanvasRenderingContext2D;
  private width = 1;
  private height = 1;

  constructor(private readonly look: Look = LOOK) {
    this.canvas = document.createElement("canvas");
    const pen = this.canvas.getContext("2d");
    if (!pen) throw new Error("this browser draws neither WebGL nor a 2D canvas");
    this.pen = pen;
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.width = Math.max(1, Math.round(width * pixelRatio));
    this.height = Math.max(1, Math.round(height * pixelRatio));
    this.canvas.width = this.width;
    this.canvas.height = this.height;
  }

  setQuality(): void {}

  dispose(): void {
    this.canvas.remove();
  }

  draw(pose: Pose): void {
    const { pen } = this;
    const [nod, turn, tilt] = pose.head;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    const unit = Math.min(this.width / 2.7, this.height / 3.05);
    pen.setTransform(unit, 0, 0, unit, this.width / 2, this.height * 0.435);
    pen.lineCap = pen.lineJoin = "round";
    const swing = () => {
      pen.save();
      pen.translate(0, 0.95);
      pen.rotate(tilt);
      pen.translate(0, -0.95 - 0.006 * pose.breath);
    };
    swing();
    this.backHair();
    pen.restore();
    pen.save();
    pen.translate(0, -0.012 * pose.breath);
    this.body();
    pen.restore();
    swing();
    // A turned head shows as features that slide over the face.
    const shift: [number, number] = [turn * 0.55, nod * 0.45];
    this.head();
    pen.translate(shift[0], shift[1]);
    const value = (name: Blendshape) => pose.weights[name] ?? 0;
    for (const side of ["Left", "Right"] as const) this.eye(side, pose, value);
    for (const side of ["Left", "Right"] as const) this.brow(side, value);
    this.nose(value);
    this.mouth(pose.weights, value);
    pen.translate(-shift[0] * 0.7, -shift[1] * 0.7);
    this.fringe();
    pen.restore();
  }

  private fill(color: string | CanvasGradient, trace: (pen: CanvasRenderingContext2D) => void): void {
    this.pen.beginPath();
    trace(this.pen);
    this.pen.fillStyle = color;
    this.pen.fill();
  }

  private stroke(color: string, width: number, trace: (pen: CanvasRenderingContext2D) => void): void {
    this.pen.beginPath();
    trace(this.pen);
    this.pen.strokeStyle = color;
    this.pen.lineWidth = width;
    this.pen.stroke();
  }

  private body(): void {
    const { look } = this;
    this.fill(look.shirt, (p) => {
      p.moveTo(-1.5, 2.4);
      p.bezierCurveTo(-1.5, 1.6, -1.1, 1.35, -0.36, 1.2);
      p.lineTo(0.36, 1.2);
      p.bezierCurveTo(1.1, 1.35, 1.5, 1.6, 1.5, 2.4);
    });
    this.fill(look.skinShade, (p) => {
      p.moveTo(-0.31, 0.6);
      p.bezierCurveTo(-0.3, 1.1, -0.34, 1.15, -0.42, 1.24);
      p.quadraticCurveTo(0, 1.62, 0.42, 1.24);
      p.bezierCurveTo(0.34, 1.15, 0.3, 1.1, 0.33, 0.6);
    });
    for (const s of [-1, 1]) {
      this.fill(look.apron, (p) => {
        p.moveTo(s * 0.52, 1.27);
        p.lineTo(s * 0.7, 1.32);
        p.lineTo(s * 0.66, 2.4);
        p.lineTo(s * 0.46, 2.4);
      });
      this.fill(look.collar, (p) => {
        p.moveTo(s * 0.36, 1.1);
        p.quadraticCurveTo(s * 0.62, 1.2, s * 0.62, 1.3);
        p.lineTo(s * 0.34, 1.66);
        p.lineTo(0, 1.46);
        p.quadraticCurveTo(s * 0.26, 1.34, s * 0.36, 1.1);
      });
    }
    this.fill(look.apron, (p) => p.roundRect(-0.66, 1.78, 1.32, 0.9, 0.06));
    this.fill(look.badge, (p) => p.roundRect(0.26, 1.88, 0.3, 0.1, 0.03));
  }

  private backHair(): void {
    this.fill(this.look.hairDark, (p) => {
      p.moveTo(-0.86, 0);
      p.bezierCurveTo(-1.05, -1.5, 1.05, -1.5, 0.86, 0);
      p.bezierCurveTo(0.98, 0.7, 0.9, 1.05, 0.62, 1.12);
      p.lineTo(-0.62, 1.12);
      p.bezierCurveTo(-0.9, 1.05, -0.98, 0.7, -0.86, 0);
    });
  }

  private head(): void {
    const { look, pen } = this;
    for (const s of [-1, 1]) {
      this.fill(look.skinShade, (p) => p.ellipse(s * 0.79, 0.1, 0.1, 0.19, s * 0.2, 0, 7));
    }
    const light = pen.createRadialGradient(-0.15, -0.2, 0.1, 0, 0.1, 1.15);
    light.addColorStop(0, look.skinLight);
    light.addColorStop(0.65, look.skin);
    light.addColorStop(1, look.skinShade);
    this.fill(light, (p) => {
      p.moveTo(-0.77, -0.3);
      p.bezierCurveTo(-0.8, -1.25, 0.8, -1.25, 0.77, -0.3);
      p.bezierCurveTo(0.79, 0.45, 0.5, 0.98, 0, 1);
      p.bezierCurveTo(-0.5, 0.98, -0.79, 0.45, -0.77, -0.3);
    });
    for (const s of [-1, 1]) {
      const glow = pen.createRadialGradient(s * 0.46, 0.32, 0, s * 0.46, 0.32, 0.24);
      glow.addColorStop(0, look.blush + "88");
      glow.addColorStop(1, look.blush + "00");
      this.fill(glow, (p) => p.arc(s * 0.46, 0.32, 0.24, 0, 7));
    }
  }

  private eye(side: Side, pose: Pose, value: (name: Blendshape) => number): void {
    const { look, pen } = this;
    const s = side === "Left" ? 1 : -1;
    const blink = value(`eyeBlink${side}`);
    const squint = value(`eyeSquint${side}`) * 0.3 + value(`cheekSquint${side}`) * 0.15;
    const lookDown = value(`eyeLookDown${side}`);
    const upper = mix(-0.15 * (1 + 0.25 * value(`eyeWide${side}`) - squint - 0.45 * lookDown), 0.07, blink);
    const lower = mix(0.115 * (1 - 0.8 * squint), 0.07, blink * 0.9);
    pen.save();
    pen.translate(s * 0.34, 0.02);
    pen.scale(s, 1);
    const almond = (p: CanvasRenderingContext2D) => {
      p.moveTo(-0.185, 0.03);
      p.bezierCurveTo(-0.1, upper * 1.35 + 0.01, 0.1, upper * 1.4, 0.195, -0.015);
      p.bezierCurveTo(0.12, lower * 1.25, -0.1, lower * 1.3, -0.185, 0.03);
    };
    pen.save();
    this.fill("#fbf8f6", almond);
    pen.clip();
    const x = pose.gaze[0] * 0.22 * s;
    const y = -pose.gaze[1] * 0.2 - 0.01;
    this.fill(look.irisDark, (p) => p.arc(x, y, 0.118, 0, 7));
    const iris = pen.createRadialGradient(x, y + 0.05, 0.01, x, y, 0.11);
    iris.addColorStop(0, look.irisLight);
    iris.addColorStop(1, look.iris);
    this.fill(iris, (p) => p.arc(x, y, 0.104, 0, 7));
    this.fill("#120c0c", (p) => p.arc(x, y, 0.05, 0, 7));
    this.fill("#ffffff", (p) => p.arc(x + s * 0.035, y - 0.045, 0.024, 0, 7));
    this.fill("rgba(70,40,40,.28)", (p) => p.ellipse(0, upper - 0.04, 0.24, 0.085, 0, 0, 7));
    pen.restore();
    this.stroke(look.lash, 0.034, (p) => {
      p.moveTo(-0.185, 0.03);
      p.bezierCurveTo(-0.1, upper * 1.35 + 0.01, 0.1, upper * 1.4, 0.215, -0.035);
    });
    if (blink < 0.6) this.stroke(look.skinShade, 0.014, (p) => {
      p.moveTo(-0.13, upper * 0.9 - 0.03);
      p.quadraticCurveTo(0.02, upper * 1.35 - 0.05, 0.18, -0.09);
    });
    pen.restore();
  }

  private brow(side: Side, value: (name: Blendshape) => number): void {
    const s = side === "Left" ? 1 : -1;
    const inner = -0.12 * value("browInnerUp") + 0.06 * value(`browDown${side}`);
    const outer = -0.08 * value(`browOuterUp${side}`) + 0.03 * value(`browDown${side}`);
    this.fill(this.look.brow, (p) => {
      p.moveTo(s * 0.15, -0.24 + inner);
      p.quadraticCurveTo(s * 0.36, -0.37 + (inner + outer) / 2, s * 0.56, -0.25 + outer);
      p.quadraticCurveTo(s * 0.36, -0.305 + (inner + outer) / 2, s * 0.16, -0.185 + inner);
    });
  }

  private nose(value: (name: Blendshape) => number): void {
    const lift = 0.02 * value("noseSneerLeft");
    this.stroke(this.look.skinShade, 0.028, (p) => {
      p.moveTo(-0.085, 0.37 - lift);
      p.quadraticCurveTo(-0.04, 0.43 - lift, 0, 0.425 - lift);
      p.quadraticCurveTo(0.04, 0.43 - lift, 0.085, 0.37 - lift);
    });
    this.fill("rgba(255,255,255,.35)", (p) => p.ellipse(-0.02, 0.3, 0.03, 0.05, 0, 0, 7));
  }

  private mouth(weights: Weights, value: (name: Blendshape) => number): void {
    const { pen, look } = this;
    const mean = (name: string) => (value(`${name}Left` as Blendshape) + value(`${name}Right` as Blendshape)) / 2;
    const round = clamp(0.55 * value("mouthPucker") + 0.38 * value("mouthFunnel"));
    const half = 0.27 * (1 + 0.28 * mean("mouthSmile") + 0.25 * mean("mouthStretch") - 0.1 * value("jawOpen")) * (1 - round);
    const corner = -0.025 - 0.11 * mean("mouthSmile") + 0.07 * mean("mouthFrown");
    const funnel = value("mouthFunnel");
    const top = 0.06 * mean("mouthUpperUp") + 0.045 * funnel;
    const bottom = 0.3 * value("jawOpen") * (1 - value("mouthClose")) + 0.07 * mean("mouthLowerDown") + 0.05 * funnel;
    const press = clamp(mean("mouthPress") + 0.6 * value("mouthRollLower"));
    const upperLip = 0.055 * (1 - 0.6 * value("mouthRollUpper") - 0.35 * press);
    const lowerLip = 0.075 * (1 - 0.75 * value("mouthRollLower") - 0.3 * press);
    pen.save();
    pen.translate(0.1 * (value("mouthLeft") - value("mouthRight")), 0.63);
    const edge = (p: CanvasRenderingContext2D, up: number, down: number) => {
      p.moveTo(-half, corner);
      p.bezierCurveTo(-half * 0.5, -up - 0.012, half * 0.5, -up - 0.012, half, corner);
      p.bezierCurveTo(half * 0.6, down * 1.3, -half * 0.6, down * 1.3, -half, corner);
    };
    this.fill(look.lip, (p) => {
      p.moveTo(-half - 0.02, corner);
      p.bezierCurveTo(-half * 0.55, -top - upperLip * 1.2, -0.1, -top - upperLip * 1.9, 0, -top - upperLip * 1.15);
      p.bezierCurveTo(0.1, -top - upperLip * 1.9, half * 0.55, -top - upperLip * 1.2, half + 0.02, corner);
      p.bezierCurveTo(half * 0.6, (bottom + lowerLip) * 1.32, -half * 0.6, (bottom + lowerLip) * 1.32, -half - 0.02, corner);
    });
    if (top + bottom > 0.03) {
      pen.save();
      this.fill(look.mouthDark, (p) => edge(p, top, bottom));
      pen.clip();
      const tongue = weights.tongueOut ?? 0;
      this.fill(look.tongue, (p) => p.ellipse(0, bottom + 0.09 - 0.12 * tongue, half * 0.62, 0.13, 0, 0, 7));
      this.fill("#fdfaf6", (p) => p.roundRect(-half * 0.72, -top - 0.1, half * 1.44, 0.125 + 0.25 * top, 0.04));
      pen.restore();
    } else {
      this.stroke(look.lipLine, 0.018, (p) => {
        p.moveTo(-half, corner);
        p.bezierCurveTo(-half * 0.4, 0.02, half * 0.4, 0.02, half, corner);
      });
    }
    pen.restore();
  }

  private fringe(): void {
    const { look, pen } = this;
    const shine = pen.createLinearGradient(0, -1.15, 0, 0.3);
    shine.addColorStop(0, look.hair);
    shine.addColorStop(0.35, look.hairLight);
    shine.addColorStop(1, look.hair);
    this.fill(shine, (p) => {
      p.moveTo(-0.29, -0.97);
      p.bezierCurveTo(0.1, -0.5, 0.55, -0.42, 0.76, -0.02);
      p.bezierCurveTo(0.86, 0.4, 0.86, 0.8, 0.72, 1.1);
      p.bezierCurveTo(1.02, 0.8, 0.98, 0.3, 0.92, -0.1);
      p.bezierCurveTo(0.98, -1.25, 0.05, -1.42, -0.29, -1.08);
    });
    this.fill(shine, (p) => {
      p.moveTo(-0.27, -0.98);
      p.bezierCurveTo(-0.42, -0.62, -0.66, -0.5, -0.76, -0.02);
      p.bezierCurveTo(-0.86, 0.4, -0.86, 0.8, -0.72, 1.1);
      p.bezierCurveTo(-1.02, 0.8, -0.98, 0.3, -0.92, -0.1);
      p.bezierCurveTo(-0.96, -0.85, -0.66, -1.2, -0.27, -1.08);
    });
  }
}
