import type { CodeBlock as Code } from '../../core/markdown/node';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { IconButton } from '../parts/iconButton';
import { Toolbar } from '../parts/toolbar';
import { CodeLines } from './codeLines';
import { useCopy } from './useCopy';

/** Code with its language, size and actions, which work on what has arrived so far. */
export function CodeBlock({ block }: { block: Code }) {
  const { words } = usePage();
  return (
    <div class="code" role="group" aria-label={block.language || words.code}>
      <div class="code-head">
        <span class="code-language">{block.language}</span>
        {block.lines.length > 1 && (
          <span class="code-size">{fill(words.lines, block.lines.length)}</span>
        )}
        <CodeActions block={block} />
      </div>
      <pre tabIndex={0}>
        <CodeLines lines={block.lines} language={block.language} closed={block.closed} />
      </pre>
    </div>
  );
}

function CodeActions({ block }: { block: Code }) {
  const { post, requests, words, store } = usePage();
  const { text, language } = block;
  const [copied, copy] = useCopy(() => requests.copyText(text));
  const target = store.frame.value?.insertTarget;
  return (
    <Toolbar name={words.codeActions}>
      <IconButton
        icon={copied ? 'check' : 'copy'}
        name={words.copyCode}
        title={copied ? words.copied : undefined}
        onPress={copy}
      />
      <IconButton
        icon="insert"
        name={words.insertAtCursor}
        title={target === undefined ? undefined : fill(words.insertInto, target)}
        onPress={() => post({ type: 'insert', text, language })}
      />
      <IconButton
        icon="new-file"
        name={words.newFile}
        onPress={() => post({ type: 'newFile', text, language })}
      />
    </Toolbar>
  );
}
