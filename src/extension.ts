/** Composition only: builds the object graph, top to bottom. */
export function activate(): void {}
