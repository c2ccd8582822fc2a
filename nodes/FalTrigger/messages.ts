import type { IPollFunctions } from 'n8n-workflow';

import { accountFailure } from '../shared/failures/accountFailure';
import { failure, toNodeError, type Failure } from '../shared/failures/failure';
import { reasonText } from '../shared/failures/reasons';
import type { AfterPage } from '../shared/fal/history';
import { PAGES_PER_QUERY } from './checkpoint';
import type { Memory } from './memory';
import { CUSTOM_LABEL } from './properties';
import type { Interruption } from './results';
import type { ScanResult } from './scan';

/** Why the history or a result could not be read, and what helps. */
export function interruptionFailure({ answer, permanent, request }: Interruption): Failure {
	const about = request === null ? 'the request history' : request.endpointId;
	const task =
		request === null ? 'list the finished requests' : `hand out the result of ${request.requestId}`;
	const account = accountFailure(answer, about, request?.requestId);
	if (account) return account;
	const reason =
		reasonText(answer.body) ??
		(answer.statusCode === null ? 'no answer came' : `it answered ${answer.statusCode}`);
	return failure({
		type: permanent ? 'history_refused' : 'history_unavailable',
		message: `fal did not ${task}: ${reason}`,
		hint: permanent
			? `Check ${CUSTOM_LABEL}, and Proxy URL in the credential.`
			: 'It is asked again at the next poll.',
		retryable: !permanent,
		charged: false,
	});
}

/** fal knows none of the endpoints, so the trigger would wait for ever. */
export function unknownEndpointsFailure(endpointIds: readonly string[]): Failure {
	return failure({
		type: 'unknown_endpoint',
		message: `fal does not know ${endpointIds.length === 1 ? 'the endpoint' : 'any of the endpoints'} ${endpointIds.join(', ')}`,
		field: CUSTOM_LABEL,
		hint: `Check ${CUSTOM_LABEL} or choose other models.`,
		charged: false,
	});
}

/** What a scan has not read of the history; null where it has read it all. */
export function incompleteScan(after: AfterPage['state']): string | null {
	switch (after) {
		case 'bound':
			return `the history has more than ${PAGES_PER_QUERY} pages since the last poll; requests listed behind them are not handed on, and Fal Request → List shows them`;
		case 'repeats':
			return 'fal showed a page of the history twice, so the scan ended there; requests that are only listed behind it are not handed on';
		default:
			return null;
	}
}

/** Lines for n8n's log: what a poll handed on and what it could not do. */
export function logLines(
	{ unknownEndpoints, ended, interruption, notes }: ScanResult,
	before: Memory,
	after: Memory,
): Array<{ level: 'info' | 'warn'; message: string }> {
	const warnings = unknownEndpoints
		.filter((id) => !(id in before.unknownEndpoints))
		.map((id) => `fal does not know the endpoint ${id}; it is asked again once a day`);
	warnings.push(...notes);
	if (interruption !== null) {
		const { backoffUntilMs } = after;
		const until = backoffUntilMs === 0 ? '' : ` after ${new Date(backoffUntilMs).toISOString()}`;
		const { message } = interruptionFailure(interruption);
		warnings.push(`${message}; the next poll${until} asks again`);
	}
	const count = `finished requests handed on: ${ended.length}`;
	return [
		...(ended.length > 0 ? [{ level: 'info' as const, message: `Fal Trigger: ${count}` }] : []),
		...warnings.map((line) => ({ level: 'warn' as const, message: `Fal Trigger: ${line}` })),
	];
}

/** A poll orders nothing, so it does not say what it cost. */
export function pollError(context: IPollFunctions, { message, hint }: Failure): Error {
	const free = hint.replace(/ ?Nothing was bought\.$/, '');
	return toNodeError(context.getNode(), { message, hint: free }, []);
}
