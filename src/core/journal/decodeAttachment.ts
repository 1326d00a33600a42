import * as v from 'valibot';
import type { Attachment, AttachmentKind } from '../context/attachment';
import { oneOf } from './oneOf';

const position = v.object({ line: v.number(), character: v.number() });

const kinds: Readonly<Record<AttachmentKind, true>> = {
  selection: true,
  symbol: true,
  file: true,
  folder: true,
  problems: true,
  terminal: true,
  diff: true,
  clipboard: true,
  text: true,
  image: true,
};

export const attachmentSchema: v.GenericSchema<unknown, Attachment> = v.looseObject({
  id: v.string(),
  kind: oneOf<AttachmentKind>(kinds, 'text'),
  label: v.string(),
  symbol: v.exactOptional(v.string()),
  uri: v.exactOptional(v.string()),
  language: v.exactOptional(v.string()),
  range: v.exactOptional(v.object({ start: position, end: position })),
  version: v.exactOptional(v.number()),
  text: v.string(),
  mimeType: v.exactOptional(v.string()),
});
