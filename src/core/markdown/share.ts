/**
 * `fresh` with all parts that equal those of `old` replaced by them, so that they are the same objects.
 * `fresh` itself is changed.
 */
export function share<T>(old: T, fresh: T): T;
export function share(old: unknown, fresh: unknown): unknown {
  if (old === fresh) return old;
  if (Array.isArray(old) && Array.isArray(fresh)) return shareElements(old, fresh);
  if (!isObject(old) || !isObject(fresh)) return fresh;
  const names = Object.keys(fresh);
  let isSame = names.length === Object.keys(old).length;
  for (const name of names) {
    const before = old[name];
    const part = share(before, fresh[name]);
    fresh[name] = part;
    isSame &&= part === before;
  }
  return isSame ? old : fresh;
}

function shareElements(old: unknown[], fresh: unknown[]): unknown[] {
  let isSame = old.length === fresh.length;
  for (let index = 0; index < fresh.length; index++) {
    const before = old[index];
    if (index < old.length) {
      fresh[index] = share(before, fresh[index]);
    }
    isSame &&= fresh[index] === before;
  }
  return isSame ? old : fresh;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
