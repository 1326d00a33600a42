import { fill } from '../../protocol/strings';
import { usePage } from '../page';
import { useObservable } from '../state/observable';
import { Icon } from './icon';
import type { IconName } from '../../protocol/iconName';

/** What an empty chat offers: three starts, which put words in the box and send nothing. */
export function EmptyState() {
  const { words, store } = usePage();
  const host = useObservable(store.frame)?.endpoint.host ?? '';
  return (
    <div class="empty">
      <h2 class="empty-title">{words.emptyTitle}</h2>
      <p class="empty-hint">{words.emptyHint}</p>
      <div class="starts">
        <Start
          icon="lightbulb"
          label={words.startExplain}
          prompt={words.startExplainPrompt}
          aboutCode
        />
        <Start icon="comment" label={words.startAsk} prompt={words.startAskPrompt} />
        <Start
          icon="checklist"
          label={words.startReview}
          prompt={words.startReviewPrompt}
          aboutCode
        />
      </div>
      {host !== '' && <p class="empty-host">{fill(words.sentTo, host)}</p>}
    </div>
  );
}

function Start({
  icon,
  label,
  prompt,
  aboutCode = false,
}: {
  icon: IconName;
  label: string;
  prompt: string;
  /** True where the code that the person works on has to go along. */
  aboutCode?: boolean;
}) {
  const { draft, post } = usePage();
  const put = (): void => {
    draft.replace({ text: prompt, selection: [prompt.length, prompt.length] });
    draft.focus();
    draft.edited();
    if (aboutCode) post({ type: 'attachCode' });
  };
  return (
    <button type="button" class="start" onClick={put}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}
