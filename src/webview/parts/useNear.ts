import { useLayoutEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** How far outside the view still counts as near, px. */
const margin = 600;

const callbacks = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** One observer for all: it is made when first needed. */
function sharedObserver(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) callbacks.get(target)?.();
      }
    },
    { rootMargin: `${margin}px` },
  );
  return observer;
}

/** True from the moment in which the element first comes near the view. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    if (near || !current) return undefined;
    callbacks.set(current, () => setNear(true));
    sharedObserver().observe(current);
    return () => sharedObserver().unobserve(current);
  }, [near]);
  return near;
}
