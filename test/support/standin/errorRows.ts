/** One cause of failure from ENDPOINT.md §6.2. The wording is the stand-in's own. */
export interface ErrorRow {
  readonly id: string;
  readonly status: number;
  /** Exception name in `error.name`. */
  readonly name: string;
  readonly message: string;
  /** `error.data.kind`, where the endpoint gives one. */
  readonly kind?: string;
  /** Form in which this failure usually comes, when it is not one of the two envelopes. */
  readonly usual?: 'empty' | 'html';
}

const keysPage = 'https://aimlapi.com/app/keys';
const billingPage = 'https://aimlapi.com/app/billing/';

const clientRows: readonly ErrorRow[] = [
  {
    id: 'validation',
    status: 400,
    name: 'BadRequestException',
    message: 'Body validation error',
  },
  {
    id: 'systemRole',
    status: 400,
    name: 'BadRequestException',
    message:
      "Body validation error: messages[0].role: Expected 'user' | 'assistant', received 'system'",
  },
  {
    id: 'maxTokens',
    status: 400,
    name: 'BadRequestException',
    message: 'max_tokens: 9000 > 4096, the most output tokens this model can generate',
  },
  {
    id: 'tooLong',
    status: 400,
    name: 'BadRequestException',
    message: 'prompt is too long: 204812 tokens exceed the maximum context of 200000',
  },
  {
    id: 'unauthorized',
    status: 401,
    name: 'UnauthorizedException',
    message: `A valid API key is needed. Create one at ${keysPage}`,
    kind: 'err_unauthorized',
  },
  {
    id: 'paymentRequired',
    status: 402,
    name: 'OutOfFundsException',
    message: `Your balance is used up. Top up at ${billingPage}`,
  },
  {
    id: 'noCredit',
    status: 403,
    name: 'ForbiddenException',
    message: `You have run out of credits. Top up your balance at ${billingPage}`,
    kind: 'err_insufficent_credits',
  },
  {
    id: 'outOfFunds',
    status: 403,
    name: 'OutOfFundsException',
    message: `Insufficient funds. Add some at ${billingPage}`,
  },
  {
    id: 'unverifiedCard',
    status: 403,
    name: 'ForbiddenException',
    message: 'Verify your card to go on: https://aimlapi.com/app/verification',
    kind: 'err_unverified_card',
  },
  {
    id: 'planLimit',
    status: 403,
    name: 'ForbiddenException',
    message: 'The request breaks plan.rule.max_requests of your plan',
  },
  {
    id: 'keyLimit',
    status: 403,
    name: 'ForbiddenException',
    message: 'This key has reached its spending limit for the day',
  },
  {
    id: 'keyDisabled',
    status: 403,
    name: 'ForbiddenException',
    message: 'This key is disabled',
  },
  {
    id: 'scope',
    status: 403,
    name: 'ForbiddenException',
    message: 'This key does not have the scope model:chat',
  },
  {
    id: 'wrongEndpoint',
    status: 403,
    name: 'ForbiddenException',
    message: 'Forbidden',
    usual: 'empty',
  },
  {
    id: 'edgeBlock',
    status: 403,
    name: 'ForbiddenException',
    message: 'Sorry, you have been blocked',
    usual: 'html',
  },
  {
    id: 'notFound',
    status: 404,
    name: 'NotFoundException',
    message: 'Cannot POST /v1/chat/completion',
  },
  {
    id: 'modelUnknown',
    status: 404,
    name: 'NotFoundException',
    message: 'Model anthropic/claude-3-haiku was not found',
  },
  {
    id: 'modelWithdrawn',
    status: 404,
    name: 'NotFoundException',
    message: 'Model anthropic/claude-3-haiku has been withdrawn',
  },
  {
    id: 'noEndpoints',
    status: 404,
    name: 'NotFoundException',
    message: 'No endpoints found for anthropic/claude-3-haiku.',
  },
  { id: 'timeout', status: 408, name: 'RequestTimeoutException', message: 'Request timed out' },
  { id: 'conflict', status: 409, name: 'ConflictException', message: 'Conflict' },
  {
    id: 'tooLarge',
    status: 413,
    name: 'PayloadTooLargeException',
    message: 'request entity too large',
  },
  {
    id: 'unprocessable',
    status: 422,
    name: 'UnprocessableEntityException',
    message: 'Unprocessable entity',
  },
  { id: 'tooEarly', status: 425, name: 'TooEarlyException', message: 'Too early' },
  {
    id: 'rateLimit',
    status: 429,
    name: 'TooManyRequestsException',
    message: 'Too many requests, slow down',
  },
  {
    id: 'concurrency',
    status: 429,
    name: 'TooManyRequestsException',
    message: 'Too many concurrent requests',
  },
  {
    id: 'freeTier',
    status: 429,
    name: 'TooManyRequestsException',
    message: `Free-tier limit of requests per hour reached. Add credit at ${billingPage}`,
  },
];

const serverRows: readonly ErrorRow[] = [
  {
    id: 'internal',
    status: 500,
    name: 'InternalServerErrorException',
    message: 'Internal server error',
  },
  {
    id: 'maintenance',
    status: 500,
    name: 'InternalServerErrorException',
    message: 'The model is under maintenance, try again later',
  },
  {
    id: 'wrapped4xx',
    status: 500,
    name: 'InternalServerErrorException',
    message: '400 status code: messages: roles must alternate between user and assistant',
  },
  { id: 'badGateway', status: 502, name: 'BadGatewayException', message: 'Bad gateway' },
  {
    id: 'unavailable',
    status: 503,
    name: 'ServiceUnavailableException',
    message: 'Service unavailable',
  },
  {
    id: 'generationTimeout',
    status: 504,
    name: 'GatewayTimeoutException',
    message: 'Generation timeout',
  },
  ...[520, 521, 522, 523, 524].map((status) => ({
    id: `edge${status}`,
    status,
    name: 'EdgeError',
    message: `Error ${status}`,
    usual: 'html' as const,
  })),
];

/** Every row of ENDPOINT.md §6.2. Ids are unique; a status may occur several times. */
export const errorRows: readonly ErrorRow[] = [...clientRows, ...serverRows];

/** The row with this id, or the first with this status. Throws a RangeError if there is none. */
export function errorRow(key: string | number): ErrorRow {
  const row = errorRows.find(({ id, status }) => id === key || String(status) === String(key));
  if (row) return row;
  throw new RangeError(
    `No error row ${key}. There are: ${errorRows.map(({ id }) => id).join(' ')}`,
  );
}
