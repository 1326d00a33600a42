import type { ContextEntry } from '../../protocol/chatView';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Icon } from './icon';

const icons: Record<ContextEntry['kind'], string> = {
  selection: 'list-selection',
  symbol: 'symbol-method',
  file: 'file-code',
  folder: 'folder',
  problems: 'warning',
  terminal: 'terminal',
  diff: 'diff',
  clipboard: 'clippy',
  text: 'symbol-text',
  image: 'file-media',
  history: 'history',
};

/**
 * What goes, or went, along with a question. Only the list of what will be sent is named "Context"
 * and has buttons to remove an entry.
 */
export function ContextList({
  entries,
  removable = false,
}: {
  entries: readonly ContextEntry[];
  removable?: boolean;
}) {
  const { words } = usePage();
  if (entries.length === 0) return null;
  return (
    // The role stands there because browsers take it away from lists without bullets.
    <ul class="context" role="list" {...(removable && { 'aria-label': words.context })}>
      {entries.map((entry) => (
        <li key={entry.id} class="chip">
          <EntryName entry={entry} />
          {removable && <RemoveEntry entry={entry} />}
        </li>
      ))}
    </ul>
  );
}

function EntryName({ entry }: { entry: ContextEntry }) {
  const { post, words } = usePage();
  const size = fill(words.tokens, entry.tokens.toLocaleString(document.documentElement.lang));
  const facts = [entry.label, entry.detail, size].filter((part) => part !== '').join(' · ');
  const title = entry.hint === undefined ? facts : `${facts}\n${entry.hint}`;
  const content = (
    <>
      <Icon name={icons[entry.kind]} />
      <span class="chip-label">{entry.label}</span>
      {entry.detail !== '' && <span class="chip-detail"> {entry.detail}</span>}
      <span class="chip-size"> {size}</span>
    </>
  );
  if (!entry.opens) {
    return (
      <span class="chip-name" title={title}>
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="chip-name"
      title={title}
      aria-label={fill(words.open, [entry.label, entry.detail, size].filter(Boolean).join(' '))}
      onClick={() => post({ type: 'openContext', id: entry.id })}
    >
      {content}
    </button>
  );
}

function RemoveEntry({ entry }: { entry: ContextEntry }) {
  const { post, words } = usePage();
  const name = fill(words.remove, entry.label);
  return (
    <button
      type="button"
      class="chip-remove"
      aria-label={name}
      title={name}
      onClick={() => post({ type: 'removeContext', id: entry.id })}
    >
      <Icon name="close" />
    </button>
  );
}
