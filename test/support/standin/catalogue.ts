import { createHash } from 'node:crypto';
import { haiku, otherModels, type CatalogueModel } from './catalogueModels';
import { eraFacts, haikuIds, isHaiku } from './era';
import type { Settings } from './settings';

type Row = Readonly<Record<string, unknown>>;

/** Whether the id is out of service, by the era or by the settings. */
export function isWithdrawn(id: string, settings: Settings): boolean {
  if (settings.withdrawn.includes(id)) return true;
  const { served, others } = eraFacts(settings.era);
  return others === 'withdrawn' && isHaiku(id) && !served.has(id);
}

/** The models in service, Claude 3 Haiku first. */
export function listedModels(settings: Settings): CatalogueModel[] {
  const family: CatalogueModel[] =
    settings.era === 'origin'
      ? haikuIds.map((id) => ({ ...haiku, id, aliases: id === haiku.id ? haiku.aliases : [] }))
      : [haiku];
  return [...family, ...otherModels].filter(({ id }) => !isWithdrawn(id, settings));
}

/** The model with this id or alias, in any case. */
export function findModel(id: string, settings: Settings): CatalogueModel | undefined {
  const wanted = id.toLowerCase();
  const models = listedModels(settings);
  return (
    models.find((model) => model.id.toLowerCase() === wanted) ??
    models.find((model) => model.aliases.some((alias) => alias.toLowerCase() === wanted))
  );
}

/** The `include` values that add a block to a row of the new shape. */
export type Extra = 'pricing' | 'modalities' | 'capabilities';

function newRow(model: CatalogueModel, type: string, extras: ReadonlySet<Extra>): Row {
  return {
    id: model.id,
    aliases: model.aliases,
    type,
    info: {
      name: model.name,
      developer: model.developer,
      description: `${model.name}, as the stand-in lists it.`,
      releasedAt: '2024-03-13',
      ...(model.context > 0 ? { contextLength: model.context } : {}),
      ...(model.outputMax === undefined ? {} : { outputMax: model.outputMax }),
      url: `https://aimlapi.com/models/${model.id}`,
      docsUrl: 'https://docs.aimlapi.com/',
    },
    tags: ['playground:chat', 'tier:tier_2'],
    ...(extras.has('modalities')
      ? { modalities: { input: model.input, output: model.output } }
      : {}),
    ...(extras.has('capabilities') ? { capabilities: model.capabilities } : {}),
    ...(extras.has('pricing') ? { pricing: pricing(model) } : {}),
  };
}

function pricing(model: CatalogueModel): Row {
  if (!model.price) return { kind: 'variable', currency: 'USD', units: [] };
  const unit = (measure: string, price: number) => ({
    type: 'charge',
    name: 'token',
    content: 'text',
    measure,
    price,
    per: 1_000_000,
  });
  const [input, output] = model.price;
  return {
    kind: 'fixed',
    currency: 'USD',
    units: [unit('input', input), unit('output', output)],
  };
}

function oldRow(model: CatalogueModel): Row {
  const chat = model.output.includes('text');
  const features = ['', '.stream', '.function', '.message.system', '.vision']
    .filter((feature) => feature !== '.vision' || model.input.includes('image'))
    .map((feature) => `openai/chat-completion${feature}`);
  return {
    id: model.id,
    type: chat ? 'chat-completion' : 'image',
    info: {
      name: model.name,
      developer: model.developer,
      description: `${model.name}, as the stand-in lists it.`,
      contextLength: model.context,
      maxTokens: model.outputMax ?? model.context,
      url: `https://aimlapi.com/models/${model.id}`,
      docs_url: 'https://docs.aimlapi.com/',
    },
    features: chat ? features : [],
    endpoints: chat ? ['/v1/chat/completions'] : ['/v1/images/generations'],
  };
}

function openAiRow(model: CatalogueModel): Row {
  return {
    id: model.id,
    object: 'model',
    created: 1_700_000_000,
    owned_by: model.developer.toLowerCase(),
  };
}

/** Rows of one model in the shape that is set; several where it has several endpoints. */
export function rowsOf(
  model: CatalogueModel,
  settings: Settings,
  extras: ReadonlySet<Extra>,
): Row[] {
  if (settings.catalogue === 'old') return [oldRow(model)];
  if (settings.catalogue === 'openai') return [openAiRow(model)];
  return model.types.map((type) => newRow(model, type, extras));
}

/** The weak ETag of a body. */
export function weakTag(body: string): string {
  return `W/"${createHash('sha1').update(body).digest('base64url')}"`;
}
