// Why a request was not submitted, or is not known to be.
import { accountFailure, GET_RESULT } from './accountFailure';
import type { Answer } from '../fal/client';
import { CUSTOM } from '../model/menu';
import { failure, type Failure } from './failure';
import { CHECK_WAY } from './foreignAnswer';
import type { VideoModel } from '../model/model';
import { modelFailure } from './modelFailure';

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
