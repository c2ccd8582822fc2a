import { accountFailure } from '../shared/failures/accountFailure';
import { failure, type Failure } from '../shared/failures/failure';
import { detailText } from '../shared/failures/modelFailure';
import { CUSTOM_LABEL } from './properties';
import type { Disturbance } from './results';

/** Why the history or a result could not be read, and what helps. */
export function disturbanceFailure({ answer, lasting, request }: Disturbance): Failure {
	const about = request === null ? 'the request history' : request.endpointId;
	const task =
		request === null ? 'list the finished requests' : `hand out the result of ${request.requestId}`;
	const account = accountFailure(answer, about, request?.requestId);
	if (account) return account;
	const said = detailText(answer.body);
	const reason = said ?? reasonOf(answer.statusCode);
	return failure({
		type: lasting ? 'history_refused' : 'history_unavailable',
		message: `fal did not ${task}: ${reason}`,
		hint: lasting
			? `Check ${CUSTOM_LABEL}, and Proxy URL in the credential.`
			: 'It is asked again at the next poll.',
		retryable: !lasting,
		charged: false,
	});
}

/** fal knows none of the endpoints, so the trigger would wait for ever. */
export function unknownEndpoints(endpointIds: readonly string[]): Failure {
	return failure({
		type: 'unknown_endpoint',
		message: `fal does not know ${endpointIds.length === 1 ? 'the endpoint' : 'any of the endpoints'} ${endpointIds.join(', ')}`,
		field: CUSTOM_LABEL,
		hint: `Check ${CUSTOM_LABEL} or choose other models.`,
		charged: false,
	});
}

function reasonOf(statusCode: number | null): string {
	return statusCode === null ? 'no answer came' : `it answered ${statusCode}`;
}
