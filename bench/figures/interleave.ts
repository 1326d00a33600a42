/** Something that can be measured again and again. */
export interface Measurement<T> {
  readonly name: string;
  readonly take: () => Promise<T>;
  /** For what takes long and stands for scale only: how often it is taken at most. */
  readonly atMost?: number;
}

/**
 * Takes each measurement so many times, one after the other and then all over again, so that what the
 * machine does meanwhile falls on all of them alike.
 */
export async function interleave<T>(
  repetitions: number,
  measurements: readonly Measurement<T>[],
): Promise<ReadonlyMap<string, readonly T[]>> {
  const taken = new Map<string, T[]>(measurements.map(({ name }) => [name, []]));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const { name, take, atMost = repetitions } of measurements) {
      if (repetition < atMost) taken.get(name)?.push(await take());
    }
  }
  return taken;
}
