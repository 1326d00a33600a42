/** Why a text cannot be imported; the host has the words. */
export interface ImportProblem {
  readonly kind:
    | 'tooLong'
    /** None of the forms that can be read. */
    | 'unknownForm'
    /** Ours, from a later version. */
    | 'newerVersion'
    /** One of the forms, but something in it is not as it has to be. */
    | 'malformed'
    /** Nothing is said in it. */
    | 'empty';
  /** The message that is malformed, counted from 0. */
  readonly message?: number;
}

/** It cannot be imported. */
export interface Refusal {
  readonly ok: false;
  readonly problem: ImportProblem;
}

/** What reading a part gives. */
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Says no; `message` counts from 0. */
export function refused(kind: ImportProblem['kind'], message?: number): Refusal {
  return { ok: false, problem: { kind, ...(message !== undefined && { message }) } };
}
