import { useEffect, useState } from 'preact/hooks';

/** How long a copy button shows that it has copied, ms. */
const shownFor = 1500;

/** Whether something was copied just now, and what says so. */
export function useCopied(): readonly [boolean, () => void] {
  const [copies, setCopies] = useState(0);
  useEffect(() => {
    if (copies === 0) return;
    const timer = setTimeout(() => setCopies(0), shownFor);
    return () => clearTimeout(timer);
  }, [copies]);
  return [copies > 0, () => setCopies((count) => count + 1)];
}
