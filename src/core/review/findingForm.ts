/**
 * What a model is told about the form of a review, so that a person can read the answer as it is and
 * its findings can be shown at their lines.
 */
export const findingForm = [
  'Write each finding as one list item in exactly this form:',
  '- severity, line N, `code of that line`: what is wrong, and what to do instead.',
  'The severity is error, warning or info. N is the line number in the file ("lines N-M" for several). If there is nothing to say, write "No findings."',
].join('\n');
