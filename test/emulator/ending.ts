/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// How a job ends: as scripted, as refused, as worked out, cancelled or broken.
import { cancelledByClient, fieldError, json, refusal, requestError } from './answers';
import type { End, Job } from './job';
import type { Work } from './work';

export const cancelledEnd: End = {
	answer: requestError(cancelledByClient),
	statusError: cancelledByClient,
	inferenceSeconds: 0,
};

const notStarted = {
	error: 'Request did not start within the requested time',
	error_type: 'request_timeout',
};

/** As fal's Platform Headers page says of X-Fal-Request-Timeout. */
export const notStartedEnd: End = {
	answer: {
		...json(504, { detail: notStarted.error, error_type: notStarted.error_type }),
		headers: {
			'x-fal-error-type': notStarted.error_type,
			'x-fal-request-timeout-type': 'user',
		},
	},
	statusError: notStarted,
	inferenceSeconds: 0,
};

/** Never fails: broken work ends as fal's internal_server_error. */
export async function finish(job: Job, work: Work): Promise<End> {
	const { outcome, order, errors, endpoint, purchase, abort } = job;
	if (outcome?.seconds !== undefined) await pastSeconds(outcome.seconds, abort.signal);
	const statusError = outcome?.statusError ?? null;
	const inferenceSeconds = outcome?.inferenceSeconds;
	const scripted = outcome?.result ?? (statusError && requestError(statusError));
	if (scripted !== null) {
		return { answer: scripted, statusError, inferenceSeconds: inferenceSeconds ?? 1 };
	}
	if (order === null) {
		return { answer: refusal(errors ?? []), statusError, inferenceSeconds: inferenceSeconds ?? 0 };
	}
	const task = { requestId: purchase.requestId, endpoint, order, signal: abort.signal };
	return await work(task).then(
		({ answer, inferenceSeconds: measured }) => ({
			answer,
			statusError,
			inferenceSeconds: inferenceSeconds ?? measured,
		}),
		(reason: unknown) => brokenEnd(reason),
	);
}

/** Ends early where the work is told to end. */
async function pastSeconds(seconds: number, signal: AbortSignal): Promise<void> {
	await new Promise<void>((resolve) => {
		const timer = setTimeout(resolve, seconds * 1000);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}

function brokenEnd(reason: unknown): End {
	const msg = reason instanceof Error ? reason.message : String(reason);
	const body = { detail: [fieldError('internal_server_error', [], msg, null)] };
	return { answer: json(500, body), statusError: null, inferenceSeconds: 0 };
}
