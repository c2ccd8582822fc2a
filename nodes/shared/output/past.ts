import { unlistedModel } from '../model/menu';
import { requestOf } from '../fal/urls';
import type { PastRequest } from '../fal/history';
import { modelFailure } from '../failures/modelFailure';
import { newOutcome, type Outcome } from './output';
import { isRecord } from '../util/unknown';

/** A request of fal's history in the shape of a job node's item; how it failed is only reported. */
export function pastOutcome(past: PastRequest, itemIndex: number): Outcome {
	const { requestId, endpointId, statusCode, endedAt, input, output } = past;
	const outcome: Outcome = {
		...newOutcome(itemIndex),
		request: requestOf(endpointId, requestId, {}),
		endpointId,
		input: isRecord(input) ? (input as Outcome['input']) : null,
	};
	if (endedAt === null) return { ...outcome, state: 'running' };
	const succeeded = statusCode !== null && statusCode >= 200 && statusCode < 300;
	if (succeeded) return { ...outcome, state: 'done', body: isRecord(output) ? output : null };
	const answer = { statusCode, headers: {}, body: output, sent: true };
	const reported = modelFailure(answer, unlistedModel(endpointId), { requestId, charged: true });
	const state = reported.type === 'client_cancelled' ? 'cancelled' : 'failed';
	return { ...outcome, state, reported };
}
