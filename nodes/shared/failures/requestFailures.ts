import { accountFailure, GET_RESULT } from './accountFailure';
import type { Answer } from '../fal/client';
import { CUSTOM } from '../model/menu';
import { failure, PROXY_URL, type Failure } from './failure';
import { CHECK_WAY, foreignAnswer, withForeign, withWay } from './foreignAnswer';
import { billableUnitsOf } from '../fal/meanings';
import type { Ending } from '../fal/types';
import type { VideoModel } from '../model/model';
import { modelFailure, saidRetryable } from './modelFailure';
import { reasonsOf, reasonText } from './reasons';

/** Why fal took no order. Nothing was bought. */
export function refusal(answer: Answer, model: VideoModel, endpointId: string): Failure {
	const { statusCode } = answer;
	const account = accountFailure(answer, endpointId, undefined);
	if (account) return account;
	if (statusCode === 404 || statusCode === 410) return unknownEndpoint(model, endpointId);
	if (statusCode === 429) {
		return failure({
			type: 'too_many_requests',
			message: 'fal takes no more requests from this account at the moment',
			hint: 'Run the item again later.',
			retryable: true,
			charged: false,
		});
	}
	return modelFailure(answer, model, { charged: false });
}

/** The request never left this machine, after several attempts. */
export function unreachable(): Failure {
	return failure({
		type: 'unreachable',
		message: 'fal could not be reached',
		hint: 'Check the network of this n8n and Proxy URL in the credential, then run the item again.',
		retryable: true,
		charged: false,
	});
}

/**
 * n8n's own guard refused to send anything.
 * @param requestId of the request that was asked about; without it nothing was bought
 */
export function blockedAddress(proxyUrl: string, requestId?: string): Failure {
	const proxied = proxyUrl !== '';
	const instead = proxied ? ', or leave Proxy URL empty' : '';
	return failure({
		type: 'blocked_address',
		message: `This n8n does not allow requests to ${blockedPlace(proxyUrl)}`,
		field: proxied ? PROXY_URL : null,
		hint: `Its SSRF protection refuses the address: ask its administrator to allow it (N8N_SSRF_ALLOWED_IP_RANGES or N8N_SSRF_ALLOWED_HOSTNAMES)${instead}.`,
		charged: requestId !== undefined,
		requestId,
	});
}

/** What n8n's guard refuses, in words. */
export function blockedPlace(proxyUrl: string): string {
	return proxyUrl === '' ? 'fal' : 'the address in Proxy URL';
}

/**
 * fal may or may not have the order.
 * @param foreign who answered instead of fal; null where nobody did
 */
export function lostAnswer(foreign: string | null = null): Failure {
	return lost(foreign, 'Fal Request → List shows it if fal has it, and Get Result is free.');
}

/** As above, of a request that fal was told not to store. */
export function lostForGood(foreign: string | null = null): Failure {
	return lost(
		foreign,
		"Do Not Store at Fal is on, so fal's history cannot show it; only the bill at fal.ai/dashboard/billing can.",
	);
}

function lost(foreign: string | null, where: string): Failure {
	const cause = foreign === null ? 'No answer from fal' : capitalized(foreign);
	const hint = `It was not ordered again. ${where}`;
	return failure({
		type: 'lost_answer',
		message: `${cause}: the video may or may not have been ordered`,
		hint: foreign === null ? hint : `${hint} ${CHECK_WAY}`,
		charged: true,
	});
}

function capitalized(sentence: string): string {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** fal has several requests that could be the one whose answer was lost. */
export function ambiguousAnswer(requestIds: readonly string[]): Failure {
	return failure({
		type: 'lost_answer',
		message: `No answer from fal, and its history has ${requestIds.length} requests that could be this one`,
		hint: `None was taken for it: ${requestIds.join(', ')}. ${GET_RESULT} shows each of them for free.`,
		charged: true,
	});
}

/** A warning: fal's history has no proof of whose request it is. */
export function foundByInput(requestId: string): string {
	return `The answer to the submit was lost, and request ${requestId} was found in fal's history by its input and time. If something else sent the same input within these seconds, the request may belong to that.`;
}

/** A warning: fal ended a request of an earlier try, and the item was ordered anew. */
export function earlierTry(requestId: string): string {
	return `An earlier try, request ${requestId}, gave no video. It may have been charged.`;
}

/** Buying without having looked could buy what is there already. */
export function historyUnreadable(): Failure {
	return failure({
		type: 'history_unavailable',
		message: 'Reuse Result could not look into the history of fal',
		hint: 'Run the item again later, or take the option out.',
		retryable: true,
		charged: false,
	});
}

/** Why fal's history could not be read. Nothing was bought. */
export function historyFailure(answer: Answer): Failure {
	const account = accountFailure(answer, 'the request history', undefined);
	if (account) return account;
	const unknown = answer.statusCode === 404 && foreignAnswer(answer) === null;
	return failure({
		type: 'history_unavailable',
		message: unknown
			? 'fal does not know this endpoint'
			: withForeign('The request history of fal could not be read', answer),
		hint: unknown ? 'Check Endpoint ID.' : withWay('Run this again later.', answer),
		retryable: !unknown,
		charged: false,
	});
}

/** Why a request that fal accepted gave no video. */
export function endingFailure(
	ending: Exclude<Ending, { state: 'done' | 'stopped' | 'timeout' | 'open' }>,
	model: VideoModel,
	{ requestId, proxyUrl }: { requestId: string; proxyUrl: string },
): Failure {
	const { answer, status } = ending;
	if (answer.blocked) return blockedAddress(proxyUrl, requestId);
	const account = accountFailure(answer, model.displayName, requestId);
	if (ending.state === 'denied' && account) return account;
	if (ending.state === 'notFound') {
		return failure({
			type: 'unknown_request',
			message: `fal does not know request ${requestId}`,
			hint: 'Fal Request → List shows what fal knows; fal keeps results for a limited time.',
			charged: true,
			requestId,
		});
	}
	if (ending.state === 'unreadable') {
		return unreadableEnding(answer, status !== null, requestId);
	}
	return modelFailure(answer, model, {
		requestId,
		errorType: status?.errorType ?? undefined,
		error: status?.error ?? undefined,
		charged: billableUnitsOf(answer) !== 0,
	});
}

/** fal calls the request done, but its result holds no video. What it cost is not said by that. */
export function withoutVideo(answer: Answer, requestId: string): Failure {
	const [reason] = reasonsOf(answer.body);
	return failure({
		type: reason?.type ?? 'no_video',
		message: `fal did not make the video: ${reasonText(answer.body) ?? 'its result holds none'}`,
		hint: 'Change the input before you run the item again.',
		retryable: saidRetryable(answer) ?? false,
		charged: true,
		requestId,
	});
}

/** A warning: nothing is known of what this endpoint returns, but this looks like nothing. */
export function namesNoFile(body: unknown): string {
	const said = reasonText(body);
	const sentence = 'The result names no video or other file.';
	return said === null ? sentence : `${sentence} fal says: ${said}`;
}

/** fal answered with nothing that tells, for minutes. */
function unreadableEnding(answer: Answer, finished: boolean, requestId: string): Failure {
	const message = finished
		? `fal finished request ${requestId} but did not hand out its result`
		: `fal did not say how request ${requestId} stands`;
	const hint = finished ? `Fetch it later with ${GET_RESULT}.` : 'Run this again later.';
	return failure({
		type: finished ? 'result_unavailable' : 'status_unavailable',
		message: withForeign(message, answer),
		hint: withWay(hint, answer),
		retryable: !finished,
		charged: true,
		requestId,
	});
}

function unknownEndpoint(model: VideoModel, endpointId: string): Failure {
	const { displayName, retired } = model;
	if (retired === undefined) {
		return failure({
			type: 'unknown_endpoint',
			message: `fal does not know the endpoint ${endpointId}`,
			field: model.endpointId === CUSTOM ? 'Custom Endpoint ID' : 'Model',
			hint: 'Check Custom Endpoint ID or choose another model.',
			charged: false,
		});
	}
	const name = displayName.replace(/ \(.*\)$/, '');
	return failure({
		type: 'retired_endpoint',
		message:
			retired.is === 'neverListed'
				? `fal does not offer ${name}`
				: `fal no longer offers ${name} (since ${retired.since})`,
		field: 'Model',
		hint: `Choose ${retired.instead} in Model.`,
		charged: false,
	});
}
