import * as vscode from 'vscode';
import type { Failure } from '../../core/endpoint/failure';

/** What happened, in one sentence a person can act on. */
export function failureMessage(failure: Failure): string {
  const { t } = vscode.l10n;
  const host = failure.host ?? t('the endpoint');
  const model = failure.model ?? t('this model');
  switch (failure.kind) {
    case 'addressInvalid':
      return t('The base URL in the settings is not an address.');
    case 'addressInsecure':
      return t(
        'Nothing was sent: {0} would be reached over plain http, where anybody on the way can read along. Use https.',
        host,
      );
    case 'keyMissing':
      return t('{0} needs an API key, and none is set.', host);
    case 'keyRejected':
      return t('{0} does not accept the API key.', host);
    case 'keyScope':
      return t('The API key may not be used for chat with {0}.', model);
    case 'keyLimit':
      return t('The spending limit of the API key or plan is reached.');
    case 'noCredit':
      return t('The account has no credit left. This is not a rate limit: waiting does not help.');
    case 'cardUnverified':
      return t('The account’s card is not verified yet.');
    case 'freeTierLimit':
      return t('The limit of the free tier is reached.');
    case 'accessDenied':
      return t('{0} denies access.', host);
    case 'rateLimited':
      return t('Too many requests at the moment.');
    case 'modelUnavailable':
      return t('{0} is unknown to {1}, or retired there.', model, host);
    case 'pathUnknown':
      return t('{0} answers, but not at this address. Check the base URL.', host);
    case 'invalidRequest':
      return failure.field
        ? t('{0} did not accept the request because of “{1}”.', host, failure.field)
        : t('{0} did not accept the request.', host);
    case 'systemRoleRefused':
      return t('{0} does not take a system prompt.', model);
    case 'maxTokensTooLarge':
      return t('The setting “Max Tokens” is more than {0} can answer with.', model);
    case 'contextTooLong':
      return t('This conversation with its attachments is too long for {0}.', model);
    case 'bodyTooLarge':
      return t('The request is larger than {0} accepts.', host);
    case 'serverError':
      return t('{0} had an error of its own.', host);
    case 'maintenance':
      return t('{0} is under maintenance.', model);
    case 'unavailable':
      return t('{0} is not available at the moment.', host);
    case 'timeout':
      return t('{0} gave up waiting for the request.', host);
    case 'gatewayTimeout':
      return t('{0} did not finish the answer in time. It may have been charged.', host);
    case 'edge':
      return t('The network in front of {0} cannot reach it.', host);
    case 'unexpectedStatus':
      return t('{0} answered with the unexpected status {1}.', host, failure.status ?? '?');
    case 'emptyAnswer':
      return t('{0} answered without a word.', host);
    case 'notAnAnswer':
      return t('What {0} sent is not a chat completion. Check the base URL.', host);
    case 'filtered':
      return t('The provider’s content filter stopped the answer.');
    case 'streamError':
      return t('{0} broke off the answer with an error.', host);
    case 'cutOff':
      return t('The connection ended in the middle of the answer.');
    case 'tooLong':
      return t(
        '{0} sent more than {1} MB without an end. The rest was not taken.',
        host,
        failure.limit ?? '?',
      );
    case 'connectTimeout':
      return t('{0} could not be reached in time.', host);
    case 'firstByteTimeout':
      return t('{0} accepted the request and then said nothing.', host);
    case 'idleTimeout':
      return t('{0} fell silent in the middle of the answer.', host);
    case 'dns':
      return t('The name {0} cannot be found. Check the base URL and the network.', host);
    case 'refused':
      return t('{0} refuses the connection. Is the server running?', host);
    case 'reset':
      return t('The connection to {0} was lost.', host);
    case 'tls':
      return t('The identity of {0} could not be verified (TLS certificate).', host);
    case 'proxy':
      return t('The proxy did not let the request through to {0}.', host);
    case 'redirect':
      return t('{0} wants to send the request elsewhere. It was not followed with your key.', host);
    case 'cors':
      return t(
        '{0} does not allow requests from an editor in the browser (CORS). Use desktop VS Code or a remote window.',
        host,
      );
    case 'offline':
      return t('{0} could not be reached.', host);
    case 'interrupted':
      return t('The editor was closed in the middle of the answer.');
    case 'internal':
      return t('Something went wrong in the extension itself. The log has the details.');
  }
}
