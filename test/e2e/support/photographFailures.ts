import type { Editor } from './openEditor';

/** A picture of the window where a test failed, in out/screenshots/failed-<title>.png. */
export function photographFailures(editor: () => Editor | undefined): void {
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replace(/\W+/g, '-').slice(0, 80);
    const open = editor();
    if (open && !open.page.isClosed()) await open.screenshot(`failed-${name}`);
  });
}
