import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../requests';

/** How long a copy button shows that it has copied, ms. */
const shownFor = 1500;

/** Whether something was copied just now, and what copies: true only when the clipboard has it. */
export function useCopy(ask: () => Promise<Answer<unknown>>): readonly [boolean, () => void] {
  const [copies, setCopies] = useState(0);
  useEffect(() => {
    if (copies === 0) return;
    const timer = setTimeout(() => setCopies(0), shownFor);
    return () => clearTimeout(timer);
  }, [copies]);
  const copy = (): void => {
    void ask().then(({ ok }) => {
      if (ok) setCopies((count) => count + 1);
    });
  };
  return [copies > 0, copy];
}
