import * as vscode from 'vscode';
import { turnById } from '../../core/conversation/branch';
import { copyTurns } from '../../core/conversation/copyTurns';
import { fileOfBlock } from '../../core/edits/fileOfBlock';
import type { Session } from '../../core/session/session';
import type { Remedy, RemedyAction } from '../../protocol/chatView';
import type { LineAnchors } from '../editor/lineAnchors';
import type { DiagramPreview } from '../editor/diagramPreview';
import type { LastEditor } from '../editor/lastEditor';
import { insertCode } from '../editor/insertCode';
import { openNewFile } from '../editor/newFile';
import type { AttachmentFiles } from '../editor/attachmentFiles';
import { openAttachment } from '../editor/openAttachment';
import { openLines } from '../editor/openLines';
import { openLink } from '../editor/openLink';
import type { AppliedCode } from '../edits/applyCode';
import type { Endpoint } from '../endpoint/endpoint';
import type { Log } from '../log';
import type { Settings } from '../settings';
import { sayFailed } from '../sayFailed';
import { followUpQuestion } from '../words/followUps';
import { openablePages } from '../words/remedies';
import type { ChatSurface } from './chatSurface';
import type { Door } from './page';
import type { ActionNotice, PageActions } from './pageActions';

export interface ClickPorts {
  readonly log: Log;
  readonly settings: Settings;
  readonly endpoint: Endpoint;
  readonly lastEditor: LastEditor;
  readonly anchors: LineAnchors;
  /** Puts code of a reply in its place, as far as that is found and accepted. */
  applyCode(applied: AppliedCode): Promise<unknown>;
  readonly diagrams: DiagramPreview;
  readonly attachments: AttachmentFiles;
  /** Asks what should go along with the next message. */
  attach(): Promise<void>;
  /** Lets the code that the person works on go along with the next message of this door's chat. */
  attachCode(surface: ChatSurface): Promise<void>;
  /** Shows a new chat in this door. */
  newChat(surface: ChatSurface): void;
  /** Shows the history; what is picked is shown in this door. */
  showHistory(door: Door): Promise<void>;
}

/** What clicks on the page do: each either belongs to the session or is one call into VS Code. */
export class ClickActions implements PageActions {
  readonly #ports: ClickPorts;

  constructor(ports: ClickPorts) {
    this.#ports = ports;
  }

  perform(notice: ActionNotice, surface: ChatSurface): void {
    this.#perform(notice, surface).catch((error: unknown) =>
      sayFailed(this.#ports.log, `click ${notice.type}`, error),
    );
  }

  async #perform(notice: ActionNotice, surface: ChatSurface): Promise<void> {
    const { session } = surface;
    switch (notice.type) {
      case 'stop':
        if (notice.chatId === session.id) session.stop();
        return;
      case 'retry':
        await session.retry(notice.id);
        return;
      case 'retryNow':
        session.retryNow();
        return;
      case 'continue':
        await session.continue(notice.id);
        return;
      case 'choose':
        session.choose(notice.id);
        return;
      case 'removeQueued':
        session.removeQueued(notice.id);
        return;
      case 'openContext':
        await openAttachment(this.#ports.attachments, session.conversation, notice.id);
        return;
      case 'openLines':
        await openLines(this.#ports.anchors, session.conversation, notice);
        return;
      case 'followUp':
        await session.ask({
          text: followUpQuestion(notice.depth),
          attachments: [],
          purpose: 'explain',
        });
        return;
      case 'attach':
        await this.#ports.attach();
        return;
      case 'attachCode':
        await this.#ports.attachCode(surface);
        return;
      case 'newChat':
        this.#ports.newChat(surface);
        return;
      case 'history':
        await this.#ports.showHistory(surface.door);
        return;
      case 'selectModel':
        await vscode.commands.executeCommand('aimlapi.selectModel');
        return;
      case 'remedy':
        await this.#mend(notice.action, notice.id, session);
        return;
      case 'copyTurns':
        if (notice.chatId === session.id) {
          await vscode.env.clipboard.writeText(copyTurns(session.conversation, notice));
        }
        return;
      case 'insert':
        await insertCode(this.#ports.lastEditor, notice.text);
        return;
      case 'previewDiagram':
        await this.#ports.diagrams.show(notice.text);
        return;
      case 'apply':
        await this.#ports.applyCode({
          conversation: session.conversation,
          turn: notice.turn,
          code: notice.text,
          info: notice.info,
        });
        return;
      case 'newFile': {
        const reply = turnById(session.conversation, notice.turn)?.text ?? '';
        const name = fileOfBlock(reply, notice.text, notice.info);
        await openNewFile(notice.text, notice.language, name);
        return;
      }
      case 'openLink':
        await openLink(notice.href);
        return;
      case 'problem':
        this.#ports.log.warn('page', { problem: notice.message });
        return;
    }
  }

  /** A remedy that belongs to no message. */
  async mend(remedy: Remedy): Promise<void> {
    await this.#mend(remedy.action);
  }

  /** What a failure's button does for the reply that failed. */
  async mendReply(action: RemedyAction, id: string, session: Session): Promise<void> {
    await this.#mend(action, id, session);
  }

  async #mend(action: RemedyAction, id = '', session?: Session): Promise<void> {
    switch (action.do) {
      case 'retry':
        await session?.retry(id);
        return;
      case 'continue':
        await session?.continue(id);
        return;
      case 'setApiKey': {
        const verdict = await this.#ports.endpoint.setKey();
        if (verdict !== 'cancelled') await session?.retry(id);
        return;
      }
      case 'useModel':
        await this.#ports.settings.update('model', action.model);
        await session?.retry(id);
        return;
      case 'openSettings':
        await vscode.commands.executeCommand('workbench.action.openSettings', action.setting);
        return;
      case 'openPage':
        if (!openablePages.has(action.url)) return;
        await vscode.env.openExternal(vscode.Uri.parse(action.url, true));
        return;
      case 'copyRequestId':
        await vscode.env.clipboard.writeText(action.requestId);
        return;
      case 'selectModel':
      case 'showLog':
      case 'testConnection':
      case 'newChat':
        await vscode.commands.executeCommand(`aimlapi.${action.do}`);
        return;
    }
  }
}
