import { usePage } from '../page';
import { Safely } from '../parts/safely';
import { drawBlocks } from '../reply/blocks';
import { ShowMore } from '../parts/showMore';
import { useObservable } from '../state/observable';
import type { ReplyText } from '../state/replyText';

/** A text as Markdown, drawn again at each piece that comes; nothing around it is. */
export function ReplyBody({ text }: { text: ReplyText }) {
  const { report } = usePage();
  return (
    <Safely instead={() => <Source text={text} />} report={report}>
      <Drawn text={text} />
    </Safely>
  );
}

function Drawn({ text }: { text: ReplyText }) {
  const blocks = useObservable(text.blocks);
  return (
    <>
      <div class="markdown">{drawBlocks(blocks)}</div>
      <Rest text={text} />
    </>
  );
}

/** A giant reply is drawn in parts, each when it is asked for. */
function Rest({ text }: { text: ReplyText }) {
  const left = useObservable(text.left);
  return left > 0 ? (
    <ShowMore count={left} unit="characters" onPress={() => text.readMore()} />
  ) : null;
}

/** The text as it was written, for messages that are far from the view: they can still be found. */
export function Source({ text }: { text: ReplyText }) {
  useObservable(text.some);
  return <div class="markdown source">{text.text}</div>;
}
