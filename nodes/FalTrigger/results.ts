import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';

import { GET_RESULT } from '../shared/failures/accountFailure';
import type { Answer, FalClient } from '../shared/fal/client';
import { succeeded, type PastRequest } from '../shared/fal/history';
import { readResult } from '../shared/fal/meanings';
import { requestOf } from '../shared/fal/urls';
import type { DownloadOptions } from '../shared/input/requestOptions';
import { customModel } from '../shared/model/menu';
import type { VideoModel } from '../shared/model/model';
import { historyOutcome, resultInHistory, type PastResult } from '../shared/output/historyItem';
import { toItems, type Outcome } from '../shared/output/output';
import { storeResult, type Surroundings } from '../shared/request/download';
import { isRecord } from '../shared/util/unknown';
import { NO_ANSWER, type Deadline } from './deadline';
import { allModels, customFields } from './endpoints';

/** A finished request with what became of it. */
export interface EndedRequest {
	request: PastRequest;
	result: PastResult;
	/** The video in n8n's store; null where it is not wanted or could not be had. */
	binary: IBinaryKeyData | null;
}

/** An answer of fal's that kept the trigger from reading on. */
export interface Interruption {
	answer: Answer;
	/** Asking again does not help. */
	permanent: boolean;
	/** The request whose result was asked for; null for the history. */
	request: PastRequest | null;
}

export interface FetchRules {
	client: FalClient;
	/** Whether the queue is asked where the history holds no result. */
	refetchResult: boolean;
	/** true: a request whose result does not come waits for the next poll; false: it goes on without. */
	mayPostpone: boolean;
	/** Once it is reached, nothing more is fetched. */
	deadline: Deadline;
	/** Puts a result's video into n8n's store. */
	storeVideo: StoreVideo;
	/** Nothing else was found in this poll yet. */
	isFirst: boolean;
}

/** The requests with their results, in order; as many as could be had. */
export async function fetchResults(
	requests: readonly PastRequest[],
	rules: FetchRules,
): Promise<{ ended: EndedRequest[]; interruption: Interruption | null }> {
	const ended: EndedRequest[] = [];
	for (const request of requests) {
		const asksQueue = rules.refetchResult && !isRecord(request.output);
		if (asksQueue && rules.deadline.reached()) return { ended, interruption: null };
		const fetched = asksQueue
			? await resultFromQueue(request, rules)
			: { interruption: null, result: resultInHistory(request) };
		if (fetched.interruption !== null) return { ended, interruption: fetched.interruption };
		const isFirst = rules.isFirst && ended.length === 0;
		const stored = await rules.storeVideo(
			{ request, result: fetched.result, binary: null },
			isFirst,
		);
		if (stored === null) return { ended, interruption: null };
		ended.push(stored);
	}
	return { ended, interruption: null };
}

type Fetched = { interruption: null; result: PastResult } | { interruption: Interruption };

async function resultFromQueue(
	request: PastRequest,
	{ client, mayPostpone, deadline }: FetchRules,
): Promise<Fetched> {
	const asked = requestOf(request.endpointId, request.requestId, {});
	const answer = await deadline.inTime(async () => await client.result(asked), NO_ANSWER);
	const known = { body: null, failedWith: null, billableUnits: null, warnings: [] };
	const meaning = readResult(answer);
	if (meaning.is === 'done') {
		return { interruption: null, result: { ...known, ...meaning.result } };
	}
	if (meaning.is === 'failed') {
		return { interruption: null, result: { ...known, failedWith: answer } };
	}
	if (meaning.is === 'denied') return { interruption: { answer, permanent: true, request } };
	if (meaning.is !== 'notFound' && mayPostpone) {
		return { interruption: { answer, permanent: false, request } };
	}
	const warning =
		meaning.is === 'notFound'
			? 'fal no longer holds the result of this request.'
			: `fal did not hand out the result of this request; fetch it later with ${GET_RESULT}.`;
	const inHistory = succeeded(request) ? known : resultInHistory(request);
	return { interruption: null, result: { ...inHistory, warnings: [warning] } };
}

/**
 * Puts the video of a finished request into n8n's binary store; a request whose video cannot be had
 * is handed on without it.
 * @returns null where the poll has no time left for it; of its first request a warning says so instead
 */
export type StoreVideo = (ended: EndedRequest, isFirst: boolean) => Promise<EndedRequest | null>;

/** @param download null: the link is enough */
export function createStoreVideo(
	surroundings: Surroundings,
	download: DownloadOptions | null,
	{ reached, inTime }: Deadline,
): StoreVideo {
	return async (ended, isFirst) => {
		const { body } = ended.result;
		if (download === null || body === null) return ended;
		const begin = async (signal: AbortSignal) =>
			await storeResult(surroundings, body, download, signal);
		// A download that stands still must not outlast the poll: n8n would drop all that it found.
		const stored = reached() ? null : await inTime(begin, null);
		if (stored !== null && stored.problem === null) {
			return { ...withWarnings(ended, stored.warnings), binary: stored.binary };
		}
		const problem = reached() ? null : (stored?.problem ?? null);
		if (problem === null && !isFirst) return null;
		const reason = problem?.error.message ?? 'it takes longer than a poll may';
		const warning = `The video could not be downloaded: ${reason}. Its link is in this item; ${GET_RESULT} fetches it again for free.`;
		return withWarnings(ended, [...(stored?.warnings ?? []), warning]);
	};
}

function withWarnings(ended: EndedRequest, more: readonly string[]): EndedRequest {
	const { result } = ended;
	return { ...ended, result: { ...result, warnings: [...result.warnings, ...more] } };
}

/** An item of the same shape as the nodes that make videos hand on. */
export function toItem({ request, result, binary }: EndedRequest): INodeExecutionData {
	return itemOf({ ...historyOutcome(request, result, modelOf(request.endpointId)), binary });
}

export function itemOf(outcome: Outcome): INodeExecutionData {
	const [{ json, binary }] = toItems([outcome], false);
	// A trigger's item stems from no other, so it is paired with none.
	return { json, ...(binary && { binary }) };
}

/** Names the fields of a failure; those of an endpoint of no node as the nodes name them. */
function modelOf(endpointId: string): VideoModel {
	const models = allModels.map(({ model }) => model);
	return models.find((model) => model.endpointId === endpointId) ?? customModel(customFields);
}
