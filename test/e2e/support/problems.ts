import type { Page } from 'playwright-core';

/** What went wrong in the browser since the editor was opened. */
export interface Problems {
  /** Messages of uncaught errors, in VS Code's page and in every frame. */
  readonly pageErrors: string[];
  /**
   * Errors in the consoles of the frames inside VS Code's page (`console.error`, refused requests,
   * violated policies), each with where it came from. VS Code's own, of native modules that are
   * not built here, are left out.
   */
  readonly consoleErrors: string[];
  /**
   * What any frame or worker of the browser asked of another machine. In the web worker the
   * extension host's own requests are among them.
   */
  readonly strangers: string[];
}

/** Scripts of VS Code's own page, and a module that open-source builds of it lack. */
const editorsOwn = /\/static\/(out\/vs\/code|node_modules\/vsda)\//;

/**
 * What webviews load, such as the page's own parts or a picture that goes along, has an address that
 * VS Code answers itself: a scheme and an authority before this host.
 */
const answeredHere = /^https:\/\/[a-z-]+\+[^/]*\.vscode-resource\.vscode-cdn\.net\//;

/** Where VS Code looks for extensions of its own accord, such as translations of itself. */
const editorsGallery = 'https://open-vsx.org/vscode/gallery/';

/** Collects problems of a page; the collection grows as they happen. */
export function collectProblems(page: Page): Problems {
  const problems: Problems = { pageErrors: [], consoleErrors: [], strangers: [] };
  page.on('pageerror', (error) => problems.pageErrors.push(error.message));
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() !== 'error' || editorsOwn.test(url)) return;
    problems.consoleErrors.push(`${message.text()} (${url})`);
  });
  page.context().on('request', (request) => {
    const url = request.url();
    const leaves = /^(?:https?|wss?):/.test(url) && new URL(url).hostname !== '127.0.0.1';
    const isEditors = answeredHere.test(url) || url.startsWith(editorsGallery);
    if (leaves && !isEditors) problems.strangers.push(url);
  });
  return problems;
}
