import { readResult } from '../shared/fal/meanings';
import type { Answer, FalClient } from '../shared/fal/client';
import { GET_RESULT } from '../shared/failures/accountFailure';
import { requestOf } from '../shared/fal/urls';
import type { PastRequest } from '../shared/fal/history';
import { isRecord } from '../shared/util/unknown';
import type { Deadline } from './deadline';
import { bare, type EndedRequest } from './endedRequest';
import { noAnswer } from './obstacles';
import type { StoreVideo } from './storeVideo';

/** What kept the trigger from reading on. */
export interface Disturbance {
	answer: Answer;
	/** Asking again does not help. */
	lasting: boolean;
	/** The request whose result was asked for; null for the history. */
	request: PastRequest | null;
}

export interface Refetching {
	client: FalClient;
	refetchResult: boolean;
	/** false: a result that fal does not hand out is given up. */
	patient: boolean;
	/** Reads no further once it is late. */
	deadline: Deadline;
	storeVideo: StoreVideo;
	/** Nothing else was found in this poll yet. */
	isFirst: boolean;
}

/** Whether the request ended with a video, as far as the history tells. */
export function succeeded({ statusCode, output }: PastRequest): boolean {
	if (statusCode === null) return isRecord(output);
	return statusCode >= 200 && statusCode < 300;
}

/** The requests with their results, in order; as many as could be had. */
export async function withResults(
	requests: readonly PastRequest[],
	refetching: Refetching,
): Promise<{ ended: EndedRequest[]; disturbance: Disturbance | null }> {
	const ended: EndedRequest[] = [];
	for (const request of requests) {
		const known = fromHistory(request, refetching.refetchResult);
		if (known === null && refetching.deadline.late()) return { ended, disturbance: null };
		const result = known ?? (await fromQueue(request, refetching));
		if ('lasting' in result) return { ended, disturbance: result };
		const stored = await refetching.storeVideo(result, refetching.isFirst && ended.length === 0);
		if (stored === null) return { ended, disturbance: null };
		ended.push(stored);
	}
	return { ended, disturbance: null };
}

/** null where the history holds no result and the queue is to be asked. */
function fromHistory(request: PastRequest, refetchResult: boolean): EndedRequest | null {
	const { output } = request;
	const held = isRecord(output);
	if (!held && refetchResult) return null;
	if (!succeeded(request)) return refused(request, historyAnswer(request), []);
	const warnings = held ? [] : ['The history of fal does not hold the result of this request.'];
	return { ...bare(request), body: held ? output : null, warnings };
}

async function fromQueue(
	request: PastRequest,
	{ client, patient, deadline }: Refetching,
): Promise<EndedRequest | Disturbance> {
	const { endpointId, requestId } = request;
	const answer = await deadline.inTime(
		async () => await client.result(requestOf(endpointId, requestId, {})),
		noAnswer,
	);
	const meaning = readResult(answer);
	if (meaning.is === 'done') return { ...bare(request), ...meaning.result };
	if (meaning.is === 'failed') return refused(request, answer, []);
	if (meaning.is === 'denied') return { answer, lasting: true, request };
	if (meaning.is !== 'notFound' && patient) return { answer, lasting: false, request };
	const warnings = [
		meaning.is === 'notFound'
			? 'fal no longer holds the result of this request.'
			: `fal did not hand out the result of this request; fetch it later with ${GET_RESULT}.`,
	];
	if (!succeeded(request)) return refused(request, historyAnswer(request), warnings);
	return { ...bare(request), warnings };
}

function refused(request: PastRequest, failedWith: Answer, warnings: string[]): EndedRequest {
	return { ...bare(request), failedWith, warnings };
}

function historyAnswer({ statusCode, output }: PastRequest): Answer {
	return { statusCode, headers: {}, body: output ?? null, sent: true };
}
