/** Vertex colours: linear red, green, blue, mixed in linear light. */
export type Color = [r: number, g: number, b: number];

export function color(hex: string): Color {
  const channel = (at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

export function blend(a: Color, b: Color, t: number): Color {
  const k = t < 0 ? 0 : t > 1 ? 1 : t;
  return [a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k];
}

export const shade = (a: Color, k: number): Color => [a[0] * k, a[1] * k, a[2] * k];
