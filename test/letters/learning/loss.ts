/** Weights are kept small, though little: the rounds end before they fit every letter. */
const pull = 0.0003;

/** How much of each trait a letter has, and the other way round; only what is there. */
class Amounts {
  readonly #ends: Int32Array;
  readonly #at: Int32Array;
  readonly #amounts: Float64Array;

  constructor(rows: readonly (readonly (readonly [at: number, amount: number])[])[]) {
    let end = 0;
    this.#ends = Int32Array.from(rows, (row) => (end += row.length));
    this.#at = Int32Array.from(rows.flat(), ([at]) => at);
    this.#amounts = Float64Array.from(rows.flat(), ([, amount]) => amount);
  }

  /**
   * Adds to each row of a table the rows of another, as much of each as this says. Four at once, in their order, so that
   * a sum is fetched once for all four.
   */
  addTo(sums: Float64Array, of: Float64Array, width: number): void {
    const [places, amounts] = [this.#at, this.#amounts];
    let n = 0;
    for (let row = 0; row < this.#ends.length; row += 1) {
      const end = this.#ends[row] as number;
      const to = row * width;
      for (; n + 3 < end; n += 4) {
        let [a, b, c, d] = [places[n], places[n + 1], places[n + 2], places[n + 3]] as [number, number, number, number];
        [a, b, c, d] = [a * width, b * width, c * width, d * width];
        const [e, f, g, h] = [amounts[n], amounts[n + 1], amounts[n + 2], amounts[n + 3]] as [
          number,
          number,
          number,
          number,
        ];
        for (let k = 0; k < width; k += 1)
          sums[to + k] =
            (sums[to + k] as number) +
            e * (of[a + k] as number) +
            f * (of[b + k] as number) +
            g * (of[c + k] as number) +
            h * (of[d + k] as number);
      }
      for (; n < end; n += 1) {
        const from = (places[n] as number) * width;
        const amount = amounts[n] as number;
        for (let k = 0; k < width; k += 1) sums[to + k] = (sums[to + k] as number) + amount * (of[from + k] as number);
      }
    }
  }
}

/** How far the shares are from the truth, over all rows, and which way is down. */
export class Loss {
  readonly size: number;
  readonly #classes: number;
  readonly #seenAs: number;
  readonly #targets: readonly number[];
  readonly #byRow: Amounts;
  readonly #byTrait: Amounts;
  readonly #sums: Float64Array;

  constructor(
    rows: readonly (readonly (readonly [trait: number, amount: number])[])[],
    targets: readonly number[],
    { traits, classes, seenAs }: { traits: number; classes: number; seenAs: number },
  ) {
    this.size = (traits + 1) * classes;
    this.#classes = classes;
    this.#seenAs = seenAs;
    this.#targets = targets;
    this.#byRow = new Amounts(rows);
    const turned = Array.from({ length: traits }, (): [number, number][] => []);
    for (const [at, row] of rows.entries()) for (const [trait, amount] of row) turned[trait]?.push([at, amount]);
    this.#byTrait = new Amounts(turned);
    this.#sums = new Float64Array(rows.length * classes);
  }

  /** How far these weights are from the truth, and the slope there, written where the caller keeps it. */
  at(weights: Float64Array, slope: Float64Array): number {
    const [classes, sums] = [this.#classes, this.#sums];
    const bias = this.size - classes;
    slope.fill(0, bias);
    let value = 0;
    for (let at = 0; at < bias; at += 1) {
      const weight = weights[at] as number;
      value += 0.5 * pull * weight * weight;
      slope[at] = pull * weight;
    }
    for (let row = 0; row < this.#targets.length; row += 1) sums.set(weights.subarray(bias), row * classes);
    this.#byRow.addTo(sums, weights, classes);
    for (const [row, target] of this.#targets.entries()) {
      const own = sums.subarray(row * classes, (row + 1) * classes);
      value += toSlopes(own, target) / this.#seenAs;
      for (let k = 0; k < classes; k += 1) {
        own[k] = (own[k] as number) / this.#seenAs;
        slope[bias + k] = (slope[bias + k] as number) + (own[k] as number);
      }
    }
    this.#byTrait.addTo(slope, sums, classes);
    return value;
  }
}

/** Makes shares of sums, takes the truth from them, and says how unlikely it was. */
function toSlopes(sums: Float64Array, target: number): number {
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let whole = 0;
  for (let k = 0; k < sums.length; k += 1) {
    sums[k] = Math.exp((sums[k] as number) - most);
    whole += sums[k] as number;
  }
  for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] as number) / whole;
  const lost = -Math.log(Math.max(1e-12, sums[target] as number));
  sums[target] = (sums[target] as number) - 1;
  return lost;
}
