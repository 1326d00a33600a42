/** Takes a measurement so many times, one after the other. */
export async function repeat<T>(
  times: number,
  take: (repetition: number) => Promise<T>,
): Promise<readonly T[]> {
  const taken: T[] = [];
  for (let repetition = 0; repetition < times; repetition++) taken.push(await take(repetition));
  return taken;
}
