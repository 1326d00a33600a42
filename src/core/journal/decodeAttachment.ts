import * as v from 'valibot';
import type { Attachment } from '../context/attachment';
import { oneOf } from './oneOf';

const position = v.object({ line: v.number(), character: v.number() });

export const attachmentSchema: v.GenericSchema<unknown, Attachment> = v.looseObject({
  id: v.string(),
  kind: oneOf<Attachment['kind']>(
    { selection: true, symbol: true, file: true, text: true, image: true },
    'text',
  ),
  label: v.string(),
  symbol: v.exactOptional(v.string()),
  uri: v.exactOptional(v.string()),
  language: v.exactOptional(v.string()),
  range: v.exactOptional(v.object({ start: position, end: position })),
  version: v.exactOptional(v.number()),
  text: v.string(),
  mimeType: v.exactOptional(v.string()),
});
