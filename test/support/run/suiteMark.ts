/** Begins every line that a suite inside the editor prints, to tell it from the editor's own. */
export const suiteMark = '│ ';
