import { useLayoutEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** How far outside the view still counts as near, px. */
const margin = 800;

const callbacks = new WeakMap<Element, () => void>();
const observers = new WeakMap<Element, IntersectionObserver>();

/**
 * One observer for all elements of a scroller. The scroller is named as root, because a webview is a
 * frame of another origin, in which margins around the window have no effect.
 */
function observerOf(scroller: Element): IntersectionObserver {
  const known = observers.get(scroller);
  if (known) return known;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) callbacks.get(target)?.();
      }
    },
    { root: scroller, rootMargin: `${margin}px` },
  );
  observers.set(scroller, observer);
  return observer;
}

/** True from the moment in which the element first comes near the view; at once with `already`. */
export function useNear(element: RefObject<Element | null>, already = false): boolean {
  const [near, setNear] = useState(already);
  useLayoutEffect(() => {
    const { current } = element;
    const scroller = current?.closest('.scroller');
    if (near || !current || !scroller) return undefined;
    callbacks.set(current, () => setNear(true));
    const observer = observerOf(scroller);
    observer.observe(current);
    return () => observer.unobserve(current);
  }, [near]);
  return near;
}
