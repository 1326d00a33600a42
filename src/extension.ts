import * as vscode from 'vscode';
import { retryDelay } from './core/endpoint/retry';
import { Chats } from './core/session/chats';
import { systemClock } from './core/session/clock';
import { estimateTokens } from './core/context/estimate';
import { messageRoom } from './core/session/options';
import { ChatList } from './core/journal/chatList';
import { addFilesToChat, addToChat } from './host/commands/addToChat';
import { attach } from './host/commands/attach';
import { copyDiagnostics } from './host/commands/copyDiagnostics';
import { ask, QuestionBox } from './host/commands/ask';
import { placeArgument } from './host/commands/codePlace';
import { commitMessage } from './host/commands/commitMessage';
import { registerCommands, stringArgument } from './host/commands/commandTable';
import { documentCode } from './host/commands/documentCode';
import { explain } from './host/commands/explain';
import { explainProblem } from './host/commands/explainProblem';
import { editSelection } from './host/commands/editSelection';
import { exportChat } from './host/commands/exportChat';
import { importChatCommand } from './host/commands/importChat';
import { RequestInspector } from './host/commands/inspectRequest';
import { openInEditor } from './host/commands/openInEditor';
import { removeApiKey } from './host/commands/removeApiKey';
import { fix } from './host/commands/fix';
import { review } from './host/commands/review';
import { runPrompt } from './host/commands/runPrompt';
import { selectModel } from './host/commands/selectModel';
import { testCode } from './host/commands/testCode';
import { testConnectionCommand } from './host/commands/testConnection';
import { Completions } from './host/completion/completions';
import { chooseRoomier } from './host/context/chooseRoomier';
import { contextSources } from './host/context/contextSources';
import { Exclusion } from './host/context/exclusion';
import { FileTaker } from './host/context/fileTaker';
import { Outgoing } from './host/context/outgoing';
import { Staleness } from './host/context/staleness';
import { attachCode } from './host/draft/attachCode';
import { DraftRequests } from './host/draft/draftRequests';
import { AttachmentFiles } from './host/editor/attachmentFiles';
import { RecentRequests } from './host/diagnostics/recentRequests';
import { ExtensionApi } from './host/api/extensionApi';
import type { AimlApiChat } from './host/api/extensionApi';
import { contextKeys } from './host/status/contextKeys';
import { Running } from './host/status/running';
import { StatusItem } from './host/status/statusItem';
import { deleteAllChats } from './host/history/deleteAllChats';
import { CommitsInWriting } from './host/git/commitsInWriting';
import { HistoryPick } from './host/history/historyPick';
import { JobActions } from './host/codeActions/jobActions';
import { tidyNow } from './host/history/tidyNow';
import { tidyOnFirstUse } from './host/history/tidyOnFirstUse';
import { DiagramPreview } from './host/editor/diagramPreview';
import { LastEditor } from './host/editor/lastEditor';
import { LineAnchors } from './host/editor/lineAnchors';
import { applyCode } from './host/edits/applyCode';
import { Edits } from './host/edits/edits';
import { InstructionBox } from './host/edits/instructionBox';
import { Proposals } from './host/edits/proposals';
import { Endpoint } from './host/endpoint/endpoint';
import { Keys } from './host/endpoint/keys';
import { Replies } from './host/endpoint/replies';
import { NativeModels } from './host/languageModel/nativeModels';
import { Log } from './host/log';
import { KnownLabel } from './host/models/knownLabel';
import { followModel } from './host/models/followModel';
import { Models } from './host/models/models';
import { ReviewProblems } from './host/review/reviewProblems';
import { sayFailed } from './host/sayFailed';
import { sayInvalidSettings } from './host/sayInvalidSettings';
import { OwnPrompts } from './host/prompts/ownPrompts';
import { PromptProblems } from './host/prompts/promptProblems';
import { PromptCommands } from './host/prompts/promptCommands';
import { Settings } from './host/settings';
import { StorageTrouble } from './host/storage/storageTrouble';
import { StorageWatch } from './host/storage/storageWatch';
import { WorkspaceFiles } from './host/storage/workspaceFiles';
import { Ambience } from './host/surface/ambience';
import { ClickActions } from './host/surface/clickActions';
import { Doors } from './host/surface/doors';
import { Pointers } from './host/surface/pointers';
import { followChats } from './host/surface/followChats';
import { followWindows } from './host/surface/followWindows';
import { turnOptions } from './host/turnOptions';
import { titleWords } from './host/words/chatTitle';
import { workspaceRef } from './host/workspaceRef';

/** For attachments, where nothing is known of the model: tokens. */
const assumedRoom = 120_000;

/** Ends what `activate` began. */
let end = (): Promise<void> => Promise.resolve();

/** The one thing that VS Code waits for when a window closes: the last words are written. */
export function deactivate(): Promise<void> {
  return end();
}

/** Composition only: builds the object graph, top to bottom. */
export function activate(context: vscode.ExtensionContext): AimlApiChat {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = own(new Log());
  const settings = own(new Settings());
  own(sayInvalidSettings(settings, log));
  const keys = own(new Keys(context.secrets));
  const endpoint = own(new Endpoint(settings, keys, context.globalState, log));
  const label = new KnownLabel(context.globalState);
  const models = own(new Models(() => endpoint.connect({ quiet: true }), label, log));
  own(followModel(models, settings));
  const replies = new Replies(endpoint, models, settings, log);
  const lastEditor = own(new LastEditor());
  const diagrams = own(new DiagramPreview());
  const ambience = own(new Ambience(settings, endpoint, models, lastEditor, diagrams));

  const native = new NativeModels({
    endpoint,
    models,
    clock: systemClock,
    open: (request, signal) => replies.open(request, signal),
    retryDelay: (failure, attempt) => retryDelay(failure, attempt, settings.get('maxRetries')),
    onBug: (error) => log.error('an error of our own', error),
  });
  own(native);
  own(vscode.lm.registerLanguageModelChatProvider('aimlapi', native));

  const files = new WorkspaceFiles(context.globalStorageUri);
  const writer = crypto.randomUUID().slice(0, 8);
  const trouble = new StorageTrouble(log);
  const chats = new Chats({
    files,
    writer,
    clock: systemClock,
    newId: () => crypto.randomUUID(),
    workspace: workspaceRef,
    options: () => turnOptions(settings, models),
    prepare: (signal) => endpoint.prepare(signal),
    open: (request, signal) => replies.open(request, signal),
    retryDelay,
    isShown: (session) => doors.shows(session),
    onBug: (error) => log.error('an error of our own', error),
    priced: (model, usage) => models.priced(model, usage),
    onTrouble: (what) => trouble.report(what),
    onDamaged: (chatId, names) => trouble.reportDamaged(chatId, names),
  });
  const running = own(new Running(chats));
  own(new StatusItem({ settings, models, endpoint, running }));
  own(contextKeys(running, endpoint));
  const recent = own(new RecentRequests(chats));
  const api = own(new ExtensionApi(chats));
  const list = new ChatList(files, writer, titleWords);
  own(followChats(chats, list, log));
  const watch = own(new StorageWatch(context.globalStorageUri, writer));

  const anchors = own(new LineAnchors(chats));
  const findings = own(new ReviewProblems(chats, anchors, log));
  own(JobActions.register());
  own(new PromptProblems());

  const roomTokens = () => messageRoom(turnOptions(settings, models)) ?? assumedRoom;
  const exclusion = new Exclusion(settings);
  const outgoing = new Outgoing({
    exclusion,
    roomTokens,
    systemTokens: () => estimateTokens(settings.get('systemPrompt')),
    model: () => models.brief(settings.get('model')),
    chooseModel: (tokens, images) => chooseRoomier(settings, models, tokens, images),
    ownSecrets: () => endpoint.secrets(),
  });
  const staleness = own(new Staleness());
  const takers = new FileTaker(exclusion);
  const sources = contextSources({ lastEditor, files: takers, exclusion });
  const prompts = new PromptCommands(new OwnPrompts(settings), {
    lastEditor,
    source: (name) => sources.find((each) => each.name === name),
  });
  const takeFile = (uri: vscode.Uri) => takers.attachUris([uri]);
  const completions = new Completions({ commands: prompts, sources, takeFile });
  const drafts = new DraftRequests({ completions, files: takers });
  const proposals = own(new Proposals(log));
  const actions: ClickActions = new ClickActions({
    log,
    settings,
    endpoint,
    lastEditor,
    anchors,
    applyCode: (applied) => applyCode({ proposals, lastEditor }, applied),
    diagrams,
    attachments: own(new AttachmentFiles()),
    attachCode: async (surface): Promise<void> => {
      await attachCode(drafts, lastEditor, surface.session);
      surface.focusInput();
    },
    attach: (): Promise<void> => attach({ doors, lastEditor, sources }),
    newChat: (surface) => void doors.newChat(surface),
    showHistory: (door): Promise<void> => history.show(door),
  });
  const { extensionUri } = context;
  const manifest = context.extension.packageJSON as Readonly<Record<string, unknown>>;
  const doors: Doors = own(
    new Doors(chats, new Pointers(context.workspaceState), {
      extensionUri,
      log,
      actions,
      outgoing,
      commands: prompts,
      drafts,
      sessionById: (id) => chats.sessions.find((session) => session.id === id),
      openChat: (id) => chats.open(id).catch(() => undefined),
      surroundings: () => ambience.surroundings(),
      ambient: () => ambience.ambient(),
      staleness,
      onDidChangeAmbient: ambience.onDidChange,
    }),
  );
  own(followWindows(chats, watch, doors));
  end = async () => {
    await chats.dispose();
    await list.dispose();
  };

  const tidy = () => tidyNow(chats, list, settings, context.globalState);
  const history: HistoryPick = new HistoryPick(files, chats, list, doors, {
    tidy,
    onDidChangeElsewhere: watch.onDidChange,
  });
  own(tidyOnFirstUse(chats, tidy, log));
  const inspector = own(new RequestInspector(replies));
  const box = new QuestionBox();
  const asking = { chats, doors, outgoing, replyLocation: () => settings.get('replyLocation') };
  const writing = new CommitsInWriting();
  const instructions = new InstructionBox();
  const edits = new Edits({
    ...asking,
    proposals,
    box: instructions,
    log,
    surroundings: () => ambience.surroundings(),
    mend: (action, id, session) => actions.mendReply(action, id, session),
  });
  own(
    registerCommands(
      {
        'aimlapi.explain': () => explain(asking),
        'aimlapi.ask': (...args) => ask({ ...asking, box }, stringArgument(args)),
        'aimlapi.explainProblem': (...args) => explainProblem(asking, placeArgument(args)),
        'aimlapi.review': () => review(asking),
        'aimlapi.clearReview': () => findings.clear(),
        'aimlapi.fix': (...args) => fix(edits, placeArgument(args)),
        'aimlapi.document': () => documentCode(edits),
        'aimlapi.test': () => testCode(edits),
        'aimlapi.commitMessage': (source) =>
          commitMessage({ ...asking, roomTokens, writing, exclusion }, source),
        'aimlapi.stopCommitMessage': () => writing.stop(),
        'aimlapi.runPrompt': () => runPrompt({ ...asking, prompts }),
        'aimlapi.addToChat': () => addToChat({ doors, lastEditor, sources }),
        'aimlapi.addFilesToChat': (...args) => addFilesToChat({ doors, files: takers }, args),
        'aimlapi.edit': (...args) =>
          editSelection({ edits, box: instructions }, stringArgument(args)),
        'aimlapi.editAccept': (uri) => proposals.accept(uri),
        'aimlapi.editReject': (uri) => proposals.reject(uri),
        'aimlapi.editInstruction': (uri) => proposals.changeInstruction(uri),
        'aimlapi.editStop': (uri) => proposals.stop(uri),
        'aimlapi.newChat': () => doors.newChat().then(() => undefined),
        'aimlapi.openChat': () => doors.openView().then(() => undefined),
        'aimlapi.openInEditor': () => openInEditor(chats, doors),
        'aimlapi.history': () => history.show(),
        'aimlapi.deleteAllChats': () => deleteAllChats(chats, list),
        'aimlapi.exportChat': () => exportChat(doors, log),
        'aimlapi.importChat': () => importChatCommand({ chats, doors, outgoing, log, writer }),
        'aimlapi.find': () => doors.focusPage().then((surface) => surface.openFind()),
        'aimlapi.previousQuestion': () => doors.current?.goToQuestion('previous'),
        'aimlapi.nextQuestion': () => doors.current?.goToQuestion('next'),
        'aimlapi.stop': () => doors.current?.session.stop(),
        'aimlapi.selectModel': () => selectModel(settings, models, context.globalState),
        'aimlapi.setApiKey': async (...args) => ({
          state: await endpoint.setKey(stringArgument(args)),
        }),
        'aimlapi.removeApiKey': () => removeApiKey(endpoint),
        'aimlapi.testConnection': () =>
          testConnectionCommand({ endpoint, settings, log, mend: (it) => actions.mend(it) }),
        'aimlapi.inspectRequest': () => inspector.show(),
        'aimlapi.copyAsCurl': () => inspector.copyAsCurl(),
        'aimlapi.showLog': () => log.show(),
        'aimlapi.copyDiagnostics': () =>
          copyDiagnostics({
            extensionVersion: String(manifest['version']),
            settings,
            endpoint: endpoint.status,
            requests: recent.ended,
          }),
      },
      (id, error) => void sayFailed(log, `command ${id}`, error),
    ),
  );
  void endpoint.refresh();
  return api;
}
