import { useEffect, useState } from 'preact/hooks';

/** The time, ms since the epoch, anew at each second for as long as it is shown. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
