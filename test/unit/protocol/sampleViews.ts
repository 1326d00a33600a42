import type {
  AssistantTurnView,
  ChatFrame,
  ChatSnapshot,
  UserTurnView,
} from '../../../src/protocol/chatView';

const branch = { index: 1, count: 1 };

export const questionView = (id: string, text = `Question ${id}?`): UserTurnView => {
  return { role: 'user', id, text, purpose: 'chat', context: [], branch, at: 1 };
};

export const replyView = (id: string, more: Partial<AssistantTurnView> = {}): AssistantTurnView => {
  return {
    role: 'assistant',
    id,
    text: '',
    reasoning: '',
    state: 'streaming',
    meta: [],
    continues: false,
    branch,
    at: 2,
    ...more,
  };
};

export const frameView = (title: string): ChatFrame => {
  return {
    chatId: 'chat',
    title,
    model: { id: 'a/model', label: 'Model' },
    busy: false,
    queue: [],
    context: [],
    endpoint: { host: 'example.org', standIn: false, key: 'set' },
    sendKey: 'enter',
    fontSize: 0,
  };
};

export const snapshotView = (more: Partial<ChatSnapshot> = {}): ChatSnapshot => {
  return {
    frame: frameView('Title'),
    turns: [],
    earlier: 0,
    later: 0,
    draft: { text: '', selection: [0, 0] },
    draftAt: 0,
    ...more,
  };
};
