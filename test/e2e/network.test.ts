import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { copyOfSample } from '../support/editor/copyOfSample';
import { startProduct, type Product } from '../support/editor/startProduct';
import { temporaryFolder } from '../support/editor/temporaryFolder';
import { startForwardProxy, type ForwardProxy } from '../support/forwardProxy';
import { vsix } from '../support/run/vsix';
import { startStandIn, type StandIn } from '../support/standin/standIn';
import { testAuthority, testCertificate } from '../support/testCertificate';
import { calm } from './support/desk';
import { openEditor, type Editor } from './support/openEditor';
import { answerQuickInput, quickInput } from './support/palette';
import { photographFailures } from './support/photographFailures';
import { writeSettings } from './support/settingsFile';

/**
 * A company's network: everything goes through a proxy that only tunnels, and certificates are from
 * an authority that only the company knows. Both are VS Code's affair, and the extension's requests
 * have to heed them. A browser's worker leaves the network to the browser, so Node only.
 */
describe('behind a proxy with a private authority', function () {
  const inWorker = process.env['AIMLAPI_TEST_HOST'] === 'web';
  const address = 'https://api.example.test/v1';
  const folder = temporaryFolder('authority');
  let standIn: StandIn;
  let proxy: ForwardProxy;
  let product: Product;
  let editor: Editor;

  if (inWorker) return;

  before(async () => {
    standIn = await startStandIn({ tls: testCertificate, pace: 0 });
    const { port } = new URL(standIn.url);
    proxy = await startForwardProxy({
      hosts: {
        'api.example.test:443': `127.0.0.1:${port}`,
        '127.0.0.2:443': `127.0.0.1:${port}`,
      },
    });
    const authority = path.join(folder.path, 'authority.pem');
    writeFileSync(authority, testAuthority);
    product = await startProduct({
      vsix,
      workspace: copyOfSample(),
      settings: { ...calm, 'http.proxy': proxy.url },
      machineSettings: { 'aimlapi.baseUrl': address },
      env: { SSL_CERT_FILE: authority },
    });
    editor = await openEditor(product);
  });

  after(async () => {
    await editor.close();
    await product.stop();
    await proxy.close();
    await standIn.close();
    folder.remove();
  });
  photographFailures(() => editor);

  const ask = async (question: string): Promise<void> => {
    await editor.command('AI/ML API: Ask a Question…');
    await quickInput(editor.page).getByText('only the question is sent').waitFor();
    await answerQuickInput(editor.page, question);
  };

  const lastAnswer = (frame: Frame, state: string) =>
    frame
      .getByRole('article', { name: /^Assistant/ })
      .and(frame.locator(`[data-state="${state}"]`));

  it('asks for the key of another host by its name, and answers through the tunnel', async () => {
    await ask('Is anybody there?');
    await quickInput(editor.page).getByText('API key for api.example.test').waitFor();
    await quickInput(editor.page).getByText('https://api.example.test, which is not').waitFor();
    await answerQuickInput(editor.page, 'standin-key');
    const frame = await editor.chatFrame('panel');
    await lastAnswer(frame, 'complete').waitFor();
    assert.equal(standIn.completions.at(-1)?.headers.authorization, 'Bearer standin-key');
    assert.ok(proxy.tunnels.length > 0);
    assert.ok(proxy.tunnels.every(({ host }) => host === 'api.example.test'));
    assert.deepEqual(proxy.refused, []);
  });

  it('says when a certificate does not belong to the host, and sends it nothing', async () => {
    const before = standIn.requests.length;
    await writeSettings(editor.page, 'machine', { 'aimlapi.baseUrl': 'https://127.0.0.2/v1' });
    await ask('And here?');
    const frame = await editor.chatFrame('panel');
    await frame.getByRole('alert').getByText('could not be verified').waitFor();
    assert.equal(standIn.requests.length, before);
  });

  it('says when the proxy itself is gone', async () => {
    await writeSettings(editor.page, 'machine', { 'aimlapi.baseUrl': address });
    await proxy.close();
    await ask('Still there?');
    const frame = await editor.chatFrame('panel');
    const alert = frame.getByRole('alert');
    await alert.getByText(/proxy|could not be reached|refuses/).waitFor();
    await alert.getByRole('button', { name: 'Retry' }).waitFor();
  });
});
