import { toBase64 } from '../../core/context/base64';

/** Longest side that models look at in full, px; more only costs time. */
const longestSide = 2000;

/** Endpoints take 5 MB of base64 for a picture; these are bytes before that. */
const mostBytes = 3_700_000;

/** Formats that endpoints take. */
const accepted = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
type Accepted = (typeof accepted)[number];

/** A picture as it can be sent. */
export interface FittedImage {
  readonly base64: string;
  readonly mimeType: Accepted;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Its size before it was made smaller, px; absent where it was not. */
  readonly was?: { readonly width: number; readonly height: number };
}

/** The picture, made smaller where it is too large; undefined where it is none that can be read. */
export async function fitImage(file: Blob): Promise<FittedImage | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return undefined;
  }
  const { width, height } = picture;
  const mimeType = accepted.find((type) => type === file.type);
  const scale = Math.min(1, longestSide / Math.max(width, height));
  if (mimeType !== undefined && scale === 1 && file.size <= mostBytes) {
    picture.close();
    return { base64: await base64Of(file), mimeType, width, height };
  }
  const fitted = await encoded(picture, scale, mimeType === 'image/jpeg');
  picture.close();
  if (!fitted) return undefined;
  return fitted.width === width ? fitted : { ...fitted, was: { width, height } };
}

/** Without loss where it fits so, else as a photograph, smaller each time. */
async function encoded(
  picture: ImageBitmap,
  scale: number,
  isPhotograph: boolean,
): Promise<FittedImage | undefined> {
  const tries = [
    ...(isPhotograph ? [] : [{ mimeType: 'image/png', factor: 1 } as const]),
    ...[1, 0.7, 0.5, 0.3].map((factor) => ({ mimeType: 'image/jpeg', factor }) as const),
  ];
  for (const { mimeType, factor } of tries) {
    const canvas = drawn(picture, scale * factor);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, mimeType, 0.85));
    if (!blob || blob.type !== mimeType) return undefined;
    if (blob.size > mostBytes) continue;
    const { width, height } = canvas;
    return { base64: await base64Of(blob), mimeType, width, height };
  }
  return undefined;
}

function drawn(picture: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  // What is see-through would be black in a photograph.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function base64Of(blob: Blob): Promise<string> {
  return toBase64(new Uint8Array(await blob.arrayBuffer()));
}
