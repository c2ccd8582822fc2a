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
	const unserved = unservedEnd(job);
	if (unserved !== null) return unserved;
	if (scripted !== null) {
		return { answer: scripted, statusError, inferenceSeconds: inferenceSeconds ?? 1 };
	}
	if (order === null) {
		return { answer: refusal(errors ?? []), statusError, inferenceSeconds: inferenceSeconds ?? 0 };
	}
	const goneAtMs = goneAt(job);
	const task = { requestId: purchase.requestId, endpoint, order, goneAtMs, signal: abort.signal };
	return await work(task).then(
		({ answer, inferenceSeconds: measured }) => ({
			answer,
			statusError,
			inferenceSeconds: inferenceSeconds ?? measured,
		}),
		(reason: unknown) => brokenEnd(reason),
	);
}

/** No other machine or endpoint may take the request over, by its headers. */
function unservedEnd({ outcome, purchase: { headers } }: Job): End | null {
	const isStuck =
		(outcome?.machineFails === true && headers['x-fal-no-retry'] === '1') ||
		(outcome?.endpointDown === true && headers['x-app-fal-disable-fallback'] === 'true');
	if (!isStuck) return null;
	const statusError = outcome.machineFails
		? { error: 'The runner disconnected', error_type: 'runner_disconnected' }
		: { error: 'No runner could be scheduled', error_type: 'runner_scheduling_failure' };
	return { answer: requestError(statusError), statusError, inferenceSeconds: 0 };
}

/** X-Fal-Object-Lifecycle-Preference: seconds for which fal keeps the result's files. */
function goneAt({ purchase: { headers, sentAtMs } }: Job): number | null {
	const preference = JSON.parse(headers['x-fal-object-lifecycle-preference'] ?? '{}') as {
		expiration_duration_seconds?: number;
	};
	const { expiration_duration_seconds: seconds } = preference;
	return seconds === undefined ? null : sentAtMs + seconds * 1000;
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
