import type { Peer } from './peer';

/** The extension itself, in its panel. */
export const own: Peer = {
  name: 'AI/ML API Chat',
  page: '[data-door="panel"]',
  ask: (driver, question) => driver.run('aimlapi.ask', question),
};

/** Appends plain text: nothing that shows a reply can do less. */
export const floor: Peer = {
  name: 'floor',
  install: 'floor',
  page: '[data-bench-peer="floor"]',
  ask: (driver, question) => driver.run('benchFloor.ask', question),
};

/** Draws the whole chat anew at each piece, with so many messages before the question. */
export function naive(earlier: number): Peer {
  return {
    name: 'naive',
    install: 'naive',
    page: '[data-bench-peer="naive"]',
    ask: (driver, question) => driver.run('benchNaive.ask', question, earlier),
  };
}
