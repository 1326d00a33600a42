import path from 'node:path';
import { projectRoot } from '../editor/projectRoot';

/** Where the packaged extension is put. */
export const vsix = path.join(projectRoot, 'out/aimlapi-chat.vsix');
