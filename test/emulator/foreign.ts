// A request that someone else of the account made, as a job that needs no work any more.
import { json } from './answers';
import type { Endpoint } from './endpoint';
import type { ForeignRequest } from './historyTypes';
import { createJob } from './job';
import type { Job } from './job';
import type { JsonObject } from './types';

const someVideo = { video: { url: 'https://v3.fal.media/files/foreign/output.mp4' } };
const usualMs = 10_000;

/** An endpoint that is not served gets the shape of one that is; only its id is ever seen. */
export function bookedJob(
	request: ForeignRequest,
	endpoints: readonly Endpoint[],
	nowMs: number,
): Job {
	const { endpointId, endedAtMs, output = someVideo, statusCode = 200 } = request;
	const { sentAtMs = endedAtMs === null ? nowMs : endedAtMs - usualMs } = request;
	const input = (request.input ?? {}) as JsonObject;
	const known = endpoints.find((endpoint) => endpoint.endpointId === endpointId);
	const endpoint = { ...(known ?? endpoints[0]), endpointId };
	const body = JSON.stringify(input);
	const job = createJob({ endpoint, input, body, headers: {} }, { hold: 'run' }, sentAtMs);
	const { purchase } = job;
	purchase.requestId = request.requestId ?? purchase.requestId;
	purchase.startedAtMs = request.startedAtMs ?? sentAtMs;
	purchase.endedAtMs = endedAtMs;
	purchase.state = 'running';
	if (endedAtMs !== null) {
		const inferenceSeconds = (endedAtMs - purchase.startedAtMs) / 1000;
		job.end = { answer: json(statusCode, output), statusError: null, inferenceSeconds };
		purchase.state = statusCode < 300 ? 'done' : 'failed';
	}
	return job;
}
