import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DiagramPreview } from '../../src/host/editor/diagramPreview';

/** VS Code's own drawing of Mermaid came between the oldest and the newest version of these tests. */
const draws = vscode.extensions.getExtension('vscode.mermaid-markdown-features') !== undefined;

describe('the preview of a diagram', () => {
  let preview: DiagramPreview;

  before(() => {
    preview = new DiagramPreview();
  });

  after(async () => {
    preview.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const previews = () =>
    tabs().flatMap(({ input }) => (input instanceof vscode.TabInputCustom ? [input] : []));

  it('is offered where VS Code draws diagrams, and nowhere else', () => {
    const { AIMLAPI_TEST_VSCODE: version } = process.env;
    assert.equal(preview.isThere, draws);
    if (version === '1.104.0') assert.equal(draws, false);
    if (version === '1.139.1') assert.equal(draws, true);
  });

  it("opens in a tab of VS Code's Markdown preview, with the diagram and nothing else", async () => {
    await preview.show('graph TD\n  Buoy --> Harbour');
    const [tab, ...others] = previews();
    assert.ok(tab);
    assert.deepEqual(others, []);
    assert.equal(tab.viewType, 'vscode.markdown.preview.editor');
    const document = await vscode.workspace.openTextDocument(tab.uri);
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.getText(), '```mermaid\ngraph TD\n  Buoy --> Harbour\n```\n');
  });

  it('is of the diagram alone, whatever fences there are in it', async () => {
    await preview.show('graph TD\n````\n# Not a heading');
    const [tab] = previews().slice(-1);
    assert.ok(tab);
    const document = await vscode.workspace.openTextDocument(tab.uri);
    assert.equal(document.getText(), '`````mermaid\ngraph TD\n````\n# Not a heading\n`````\n');
  });

  it('says so where its diagram is gone, as after a reload', () => {
    const uri = vscode.Uri.from({ scheme: 'aimlapi-diagram', path: '/0/Diagram.md' });
    assert.match(preview.provideTextDocumentContent(uri), /again/);
  });
});
