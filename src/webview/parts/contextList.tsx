import type { ContextEntry } from '../../protocol/chatView';
import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { Icon } from './icon';
import { useFocusAfterRemoval } from './useFocusAfterRemoval';
import type { IconName } from '../../protocol/iconName';

const icons: Record<ContextEntry['kind'], IconName> = {
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
  const { list, leave } = useFocusAfterRemoval(entries);
  if (entries.length === 0) return null;
  return (
    // The role stands there because browsers take it away from lists without bullets.
    <ul ref={list} class="context" role="list" {...(removable && { 'aria-label': words.context })}>
      {entries.map((entry) => (
        <li key={entry.id} class={entry.off ? 'chip chip-off' : 'chip'}>
          <EntryName entry={entry} />
          {entry.stale === 'changed' && <RefreshEntry entry={entry} />}
          {removable && <RemoveEntry entry={entry} leave={leave} />}
        </li>
      ))}
    </ul>
  );
}

function EntryName({ entry }: { entry: ContextEntry }) {
  const { post, words } = usePage();
  const tokens = fill(words.tokens, entry.tokens.toLocaleString(document.documentElement.lang));
  const size = entry.off ? words.staysHome : tokens;
  const facts = [entry.label, entry.detail, size].filter((part) => part !== '').join(' · ');
  const title = entry.hint === undefined ? facts : `${facts}\n${entry.hint}`;
  const { folder, name } = parts(entry);
  const content = (
    <>
      <Icon name={icons[entry.kind]} />
      <span class="chip-label">
        {folder !== '' && <span class="chip-folder">{folder}</span>}
        {name}
      </span>
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

/** Takes it anew, as its document is now. */
function RefreshEntry({ entry }: { entry: ContextEntry }) {
  const { post, words } = usePage();
  const name = fill(words.refresh, entry.label);
  const press = (): void => post({ type: 'refreshContext', id: entry.id });
  return (
    <button type="button" class="chip-remove" aria-label={name} title={name} onClick={press}>
      <Icon name="refresh" />
    </button>
  );
}

/** Takes an entry out; earlier messages stay in the list, since only the page can bring them back. */
function RemoveEntry({ entry, leave }: { entry: ContextEntry; leave: (id: string) => void }) {
  const { post, words } = usePage();
  const name = fill(entry.off ? words.putBack : words.remove, entry.label);
  const press = (): void => {
    if (entry.kind !== 'history') leave(entry.id);
    post({ type: entry.off ? 'putBackContext' : 'removeContext', id: entry.id });
  };
  return (
    <button type="button" class="chip-remove" aria-label={name} title={name} onClick={press}>
      <Icon name={entry.off ? 'add' : 'close'} />
    </button>
  );
}

/** Path and name apart, so that the name is still read where there is no room for both. */
function parts({ kind, label }: ContextEntry): { readonly folder: string; readonly name: string } {
  const isPath = kind === 'selection' || kind === 'symbol' || kind === 'file';
  const [path = ''] = label.split(' › ');
  const end = isPath ? path.lastIndexOf('/') + 1 : 0;
  return { folder: label.slice(0, end), name: label.slice(end) };
}
