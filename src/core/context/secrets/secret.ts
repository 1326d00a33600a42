/** What a piece of text is taken for. */
export type SecretKind =
  /** A key or token of a service; `issuer` names it where the shape tells. */
  | 'token'
  | 'jwt'
  | 'privateKey'
  /** A password, or another secret by the name it is assigned to. */
  | 'assigned'
  /** The password in an address such as `postgres://user:password@host`. */
  | 'address'
  /** What stands in an `Authorization` header or is given to a command such as `curl -u`. */
  | 'header'
  /** A key that this extension keeps. */
  | 'own';

/** A part of a text that should perhaps not leave: UTF-16 offsets, `end` exclusive. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
  /** Proper name of the service that issues such keys: "GitHub". */
  readonly issuer?: string;
  /** Name that it is assigned to, as it stands in the text: "DB_PASSWORD". */
  readonly name?: string;
}
