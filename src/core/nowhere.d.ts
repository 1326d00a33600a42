/**
 * Where a wall's `paths` send what must not be imported there: nothing is exported, so every
 * named import from it is a compile error.
 */
declare const nowhere: never;
export = nowhere;
