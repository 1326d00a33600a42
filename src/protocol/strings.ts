/**
 * Every word of the page; the host fills it from its localised texts and hands it over in a data
 * attribute. `{0}`, `{1}` are places for values.
 */
export interface PageStrings {
  readonly conversation: string;
  readonly announcements: string;
  readonly you: string;
  readonly assistant: string;
  readonly assistantContinued: string;
  readonly message: string;
  readonly messagePlaceholder: string;
  readonly send: string;
  readonly queue: string;
  readonly stop: string;
  readonly retry: string;
  readonly retryNow: string;
  readonly cancel: string;
  readonly continue: string;
  readonly editMessage: string;
  readonly save: string;
  readonly copyMessage: string;
  /** Names a block of code that has no language, and stands for code where a reply is read aloud. */
  readonly code: string;
  /** Stands for a formula where a reply is read aloud. */
  readonly formula: string;
  /** Names the row of buttons on a block of code. */
  readonly codeActions: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly insertAtCursor: string;
  /** `{0}`: the editor's name. */
  readonly insertInto: string;
  readonly apply: string;
  /** `{0}`: the file. */
  readonly applyTo: string;
  readonly newFile: string;
  readonly previewDiagram: string;
  readonly newChat: string;
  readonly history: string;
  readonly attach: string;
  /** Shown when the pointer rests on "Attach…": VS Code lets a page have a drop only with Shift. */
  readonly attachHint: string;
  /** `{0}`: the model. The button's name begins with it. */
  readonly modelButton: string;
  readonly context: string;
  /** `{0}`: what is removed. */
  readonly remove: string;
  /** `{0}`: the waiting message that is put back into the box. */
  readonly editQueued: string;
  /** `{0}`: what goes along after all. */
  readonly putBack: string;
  /** Stands where the number of tokens does, of what does not go along. */
  readonly staysHome: string;
  /** `{0}`: what is taken anew. */
  readonly refresh: string;
  /** `{0}`: what is opened. */
  readonly open: string;
  /** `{0}`: number of tokens. */
  readonly tokens: string;
  /** `{0}`: what the chat's replies cost. */
  readonly spent: string;
  /** `{0}`: how much would be sent now. */
  readonly going: string;
  readonly queued: string;
  /** `{0}`: seconds. */
  readonly elapsed: string;
  /** `{0}`: seconds. */
  readonly retryIn: string;
  readonly newTextBelow: string;
  /** `{0}` of `{1}`. */
  readonly branchOf: string;
  readonly previousBranch: string;
  readonly nextBranch: string;
  /** `{0}`: number of the HTTP status. */
  readonly httpStatus: string;
  /** Stands before the id. */
  readonly requestId: string;
  readonly copyRequestId: string;
  /** Stands before the reason, with its colon. */
  readonly serverSaid: string;
  /** Stands in `[Image: alt]`. */
  readonly image: string;
  /** `{0}`: the target. */
  readonly linkTarget: string;
  readonly reasoning: string;
  /** `{0}`: number of lines. */
  readonly lines: string;
  readonly find: string;
  readonly matchCase: string;
  readonly wholeWord: string;
  readonly previousHit: string;
  readonly nextHit: string;
  readonly closeFind: string;
  /** `{0}`: the number of the match, `{1}`: how many there are. */
  readonly hitOf: string;
  readonly noHits: string;
  readonly previousQuestion: string;
  readonly nextQuestion: string;
  readonly earlierMessages: string;
  readonly laterMessages: string;
  /** `{0}`: number of rows or lines that are not shown. */
  readonly showMore: string;
  /** `{0}`: number of characters that are not shown. */
  readonly showMoreText: string;
  /** Stands at the end of a line of code that is cut. `{0}`: number of characters. */
  readonly lineCut: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly startExplain: string;
  readonly startAsk: string;
  readonly startReview: string;
  readonly startExplainPrompt: string;
  readonly startAskPrompt: string;
  readonly startReviewPrompt: string;
  readonly keyMissing: string;
  readonly setApiKey: string;
  /** `{0}`: host. */
  readonly standIn: string;
  /** `{0}`: host. */
  readonly sentTo: string;
  readonly replyComplete: string;
  readonly replyStopped: string;
  readonly replyTruncated: string;
  readonly sendHintEnter: string;
  readonly sendHintModEnter: string;
  readonly pastedText: string;
  readonly pasteAsText: string;
  /** `{0}`: its size before, `{1}`: after. */
  readonly madeSmaller: string;
  /** `{0}`: name of a file. */
  readonly notReadable: string;
  /** `{0}`: name of a file. */
  readonly notText: string;
  /** `{0}`: name of a file. */
  readonly tooLarge: string;
  /** `{0}`: the model. */
  readonly noPictures: string;
  readonly otherModel: string;
  readonly dropHere: string;
  readonly completions: string;
  readonly completionsHint: string;
  readonly footnotes: string;
  readonly task: string;
  readonly taskDone: string;
  /** Names the quick choices below an explanation. */
  readonly followUps: string;
  /** `{0}`: a line's number. */
  readonly showLine: string;
}

/** Puts values in the places `{0}`, `{1}`, … of a text. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (place, index: string) =>
    String(values[Number(index)] ?? place),
  );
}
