/** Sample-rate conversion for browsers that do not give the microphone at 16 kHz (Firefox): windowed sinc, streaming. */

/** Zero crossings of the sinc on each side; 16 keeps aliases below about -60 dB. */
const LOBES = 16;

/** Converts a stream of blocks from `from` to `to` samples a second. Delay: `LOBES` output samples when going down. */
export class Resampler {
  private readonly step: number;
  private readonly cutoff: number;
  private readonly reach: number;
  private history: Float32Array;
  private position: number;

  constructor(from: number, to: number) {
    this.step = from / to;
    // A little below the smaller Nyquist frequency, so that the filter's slope lies under it.
    this.cutoff = 0.94 * Math.min(1, to / from);
    this.reach = Math.ceil(LOBES / this.cutoff);
    this.history = new Float32Array(2 * this.reach);
    this.position = this.reach;
  }

  /** The output that `block` makes possible. */
  push(block: Float32Array): Float32Array {
    const input = new Float32Array(this.history.length + block.length);
    input.set(this.history);
    input.set(block, this.history.length);
    const out: number[] = [];
    while (this.position + this.reach < input.length) {
      out.push(this.at(input, this.position));
      this.position += this.step;
    }
    const drop = Math.max(0, Math.floor(this.position) - this.reach);
    this.history = input.slice(drop);
    this.position -= drop;
    return Float32Array.from(out);
  }

  private at(input: Float32Array, position: number): number {
    const centre = Math.floor(position);
    let sum = 0;
    let gain = 0;
    for (let i = centre - this.reach + 1; i <= centre + this.reach; i++) {
      const x = position - i;
      const angle = Math.PI * x * this.cutoff;
      const sinc = x === 0 ? 1 : Math.sin(angle) / angle;
      const weight = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / (this.reach + 1)));
      sum += weight * (input[i] ?? 0);
      gain += weight;
    }
    return sum / gain;
  }
}
