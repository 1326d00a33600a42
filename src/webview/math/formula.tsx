import { createElement, type ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { memo } from '../parts/memo';
import { Formulas } from './formulas';
import type { MathElement } from './mathElement';

const formulas = new Formulas(
  async () => (await import('./tex')).readTex,
  (run) => void requestAnimationFrame(run),
);

/**
 * TeX as a formula, and as it was written until that is read or where it cannot be. The source stands
 * beside the formula unseen: it is what is found and copied.
 */
export const Formula = memo<{ text: string; display: boolean }>(({ text, display }) => {
  const drawn = useFormula(text, display);
  const source = display ? `$$${text}$$` : `$${text}$`;
  if (!drawn) return <code class="tex">{source}</code>;
  return (
    <span class={display ? 'formula display' : 'formula'}>
      <span class="tex-source" aria-hidden="true">
        {source}
      </span>
      {drawElement(drawn, 0)}
    </span>
  );
});

function useFormula(text: string, display: boolean): MathElement | null | undefined {
  const [, redraw] = useState<object>();
  const drawn = formulas.get(text, display);
  const waits = drawn === undefined;
  useEffect(
    () => (waits ? formulas.wait(text, display, () => redraw({})) : undefined),
    [waits, text, display],
  );
  return drawn;
}

function drawElement(
  { tag, attributes, style, children }: MathElement,
  index: number,
): ComponentChild {
  const within = children.map((child, at) =>
    typeof child === 'string' ? child : drawElement(child, at),
  );
  return createElement(tag, { ...attributes, style, key: index }, within);
}
