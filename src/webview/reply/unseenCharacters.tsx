import type { ComponentChild } from 'preact';

/**
 * Characters that change the order in which others are shown, and those that carry hidden text: never
 * drawn as they are, so that nothing reads otherwise than it is written.
 */
const deceiving = /([\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}])/u;

/** In code, those without any width as well. */
const unseen = /([\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}])/u;

/** Accents on one letter beyond which a text covers others. */
const piledUp = /(\p{M}{8})\p{M}+/gu;

/** A text of a reply, with the names of the characters that must not act unseen. */
export function proseText(text: string): ComponentChild {
  return named(text, deceiving);
}

/** The same for code, where every unseen character matters. */
export function codeText(text: string): ComponentChild {
  return named(text, unseen);
}

function named(text: string, pattern: RegExp): ComponentChild {
  // Plain text is by far the most usual.
  if (/^[\0-\u02ff]*$/.test(text)) return text;
  const calm = text.replace(piledUp, '$1');
  if (!pattern.test(calm)) return calm;
  return calm
    .split(pattern)
    .map((part, index) => (index % 2 === 0 ? part : <Named key={index} character={part} />));
}

function Named({ character }: { character: string }) {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return <span class="named-character">{`U+${code}`}</span>;
}
