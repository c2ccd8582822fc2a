import type { IDataObject } from 'n8n-workflow';

import { modelFailure } from '../failures/modelFailure';
import { namesNoFile } from '../failures/endingFailures';
import type { Answer } from '../fal/client';
import { succeeded, type PastRequest } from '../fal/history';
import { billableUnitsOf } from '../fal/meanings';
import { resultFiles } from '../fal/resultFiles';
import { requestOf } from '../fal/urls';
import type { VideoModel } from '../model/model';
import { isRecord } from '../util/unknown';
import { newOutcome, type Outcome } from './output';

/** What is known of how a request of fal's history ended, from the history or from the queue. */
export interface PastResult {
	/** fal's result; null where there is none or nobody holds it. */
	body: Record<string, unknown> | null;
	/** The model's answer where it made no video. */
	failedWith: Answer | null;
	billableUnits: number | null;
	warnings: readonly string[];
}

/** fal's code for a request that was cancelled. */
const CANCELLED = 499;

/** The result as the history itself holds it. */
export function resultInHistory(request: PastRequest): PastResult {
	const { statusCode, output } = request;
	const body = isRecord(output) ? output : null;
	const known = { billableUnits: null, warnings: [] };
	if (request.endedAtMs === null) return { ...known, body: null, failedWith: null };
	if (!succeeded(request)) {
		const failedWith = { statusCode, headers: {}, body: output ?? null, sent: true };
		return { ...known, body: null, failedWith };
	}
	const warnings =
		body === null ? ['The history of fal does not hold the result of this request.'] : [];
	return { ...known, body, failedWith: null, warnings };
}

/**
 * A request of fal's history in the shape of a job node's item. How it failed is only reported: the
 * item itself has not failed.
 * @param model names the fields that a failure is about
 */
export function historyOutcome(
	request: PastRequest,
	{ body, failedWith, billableUnits, warnings }: PastResult,
	model: VideoModel,
): Outcome {
	const { endpointId, requestId, input, durationSeconds } = request;
	const isEmpty = body !== null && resultFiles(body).length === 0;
	const reported =
		failedWith === null
			? null
			: modelFailure(failedWith, model, {
					requestId,
					errorType: request.statusCode === CANCELLED ? 'client_cancelled' : undefined,
					charged: billableUnitsOf(failedWith) !== 0,
				});
	return {
		...newOutcome(0),
		state: stateOf(request, reported?.type),
		request: requestOf(endpointId, requestId, {}),
		endpointId,
		input: isRecord(input) ? (input as IDataObject) : null,
		body,
		billableUnits,
		queueSeconds: queueSeconds(request),
		inferenceSeconds: durationSeconds,
		times: {
			sentAt: isoTime(request.sentAtMs),
			startedAt: isoTime(request.startedAtMs),
			endedAt: isoTime(request.endedAtMs),
		},
		warnings: [...warnings, ...(isEmpty ? [namesNoFile(body)] : [])],
		reported,
	};
}

function stateOf({ endedAtMs }: PastRequest, failedBecause: string | undefined): Outcome['state'] {
	if (endedAtMs === null) return 'running';
	if (failedBecause === undefined) return 'done';
	return failedBecause === 'client_cancelled' ? 'cancelled' : 'failed';
}

function isoTime(ms: number | null): string | null {
	return ms === null ? null : new Date(ms).toISOString();
}

/** In seconds with one decimal; not told of a running one, which fal may list before it has started. */
function queueSeconds({ sentAtMs, startedAtMs, endedAtMs }: PastRequest): number | null {
	if (sentAtMs === null || startedAtMs === null || endedAtMs === null) return null;
	return Math.round((startedAtMs - sentAtMs) / 100) / 10;
}
