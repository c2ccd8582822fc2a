import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { customModel } from '../shared/model/menu';
import type { Failure } from '../shared/failures/failure';
import type { Answer } from '../shared/fal/client';
import { jobOf } from '../shared/fal/urls';
import type { PastRequest } from '../shared/fal/history';
import type { VideoModel } from '../shared/model/model';
import { modelFailure } from '../shared/failures/modelFailure';
import { newOutcome, toItems, type Outcome } from '../shared/output/output';
import { isRecord } from '../shared/util/unknown';
import { allModels, customFields } from './endpoints';
import type { EndedRequest } from './endedRequest';

const CANCELLED = 499;

/** An item of the same shape as the nodes that make videos hand on. */
export function toItem({
	request,
	body,
	binary,
	billableUnits,
	failedWith,
	warnings,
}: EndedRequest): INodeExecutionData {
	const { endpointId, requestId, input } = request;
	const reported = failedWith === null ? null : failureOf(request, failedWith);
	return itemOf({
		state: stateOf(reported),
		job: jobOf(endpointId, requestId, {}),
		endpointId,
		input: isRecord(input) ? (input as IDataObject) : null,
		body,
		binary,
		billableUnits,
		queueSeconds: queueSeconds(request),
		inferenceSeconds: request.durationSeconds,
		warnings,
		reported,
	});
}

/** @param known what is not given is null */
export function itemOf(known: Partial<Outcome>): INodeExecutionData {
	const [{ json, binary }] = toItems([{ ...newOutcome(0), ...known }], false);
	// A trigger's item stems from no other.
	return { json, ...(binary && { binary }) };
}

function stateOf(reported: Failure | null): Outcome['state'] {
	if (reported === null) return 'done';
	return reported.type === 'client_cancelled' ? 'cancelled' : 'failed';
}

function failureOf({ endpointId, requestId, statusCode }: PastRequest, answer: Answer): Failure {
	return modelFailure(answer, modelOf(endpointId), {
		requestId,
		errorType: statusCode === CANCELLED ? 'client_cancelled' : undefined,
		charged: String(answer.headers['x-fal-billable-units'] ?? '') !== '0',
	});
}

/** Names the fields that a failure is about. */
function modelOf(endpointId: string): VideoModel {
	const known = allModels.find(({ model }) => model.endpointId === endpointId);
	return known?.model ?? customModel(customFields);
}

function queueSeconds({ sentAt, startedAt }: PastRequest): number | null {
	const waitedMs = Date.parse(startedAt ?? '') - Date.parse(sentAt ?? '');
	return Number.isNaN(waitedMs) ? null : Math.round(waitedMs / 100) / 10;
}
