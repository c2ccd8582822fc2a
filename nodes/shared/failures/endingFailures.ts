// Why a request that fal accepted gave no video.
import { accountFailure, GET_RESULT } from './accountFailure';
import { blockedAddress } from './blockedFailure';
import type { Answer } from '../fal/client';
import { failure, type Failure } from './failure';
import { withForeign, withWay } from './foreignAnswer';
import { billableUnitsOf } from '../fal/meanings';
import type { Ending } from '../fal/types';
import type { VideoModel } from '../model/model';
import { modelFailure, saidRetryable } from './modelFailure';
import { reasonsOf, reasonText } from './reasons';

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
