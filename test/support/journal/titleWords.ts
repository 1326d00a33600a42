import type { TitleWords } from '../../../src/core/journal/titles';

export const titleWords: TitleWords = {
  explainSymbol: (symbol, file) => `Explain ${symbol} in ${file}`,
  explainLines: (file, first, last) => `Explain ${file}, lines ${first}-${last}`,
  explainFile: (file) => `Explain ${file}`,
  review: (place) => `Review ${place}`,
  edit: (instruction) => `Edit: ${instruction}`,
};
