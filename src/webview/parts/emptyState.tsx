import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { useObservable } from '../state/observable';
import { Icon } from './icon';

/** What an empty chat offers: three starts, which put words in the box and send nothing. */
export function EmptyState() {
  const { words, store } = usePage();
  const host = useObservable(store.frame)?.endpoint.host ?? '';
  return (
    <div class="empty">
      <h2 class="empty-title">{words.emptyTitle}</h2>
      <p class="empty-hint">{words.emptyHint}</p>
      <div class="starts">
        <Start icon="lightbulb" label={words.startExplain} prompt={words.startExplainPrompt} />
        <Start icon="comment" label={words.startAsk} prompt={words.startAskPrompt} />
        <Start icon="checklist" label={words.startReview} prompt={words.startReviewPrompt} />
      </div>
      {host !== '' && <p class="empty-host">{fill(words.sentTo, host)}</p>}
    </div>
  );
}

function Start({ icon, label, prompt }: { icon: string; label: string; prompt: string }) {
  const { draft } = usePage();
  const put = (): void => {
    draft.replace({ text: prompt, selection: [prompt.length, prompt.length] });
    draft.focus();
    draft.edited();
  };
  return (
    <button type="button" class="start" onClick={put}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}
