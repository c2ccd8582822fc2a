import type { IDataObject } from 'n8n-workflow';

import { canonicalJson } from '../util/json';
import { HOUR_MS, SECOND_MS } from '../util/units';

/** fal's own switches of a request. @see https://fal.ai/docs/model-endpoints/queue */
export interface FalSwitches {
	/** Hours after which fal deletes the result; 0 leaves it to the account, which keeps it for ever. */
	keepResultHours: number;
	/** Neither input nor result is stored, so that no history shows the request. */
	storesNothing: boolean;
	/** Minutes after which fal ends a request that has not started; 0 waits on. */
	startWithinMinutes: number;
	/** fal does not queue the request again where its machine fails. */
	noRetry: boolean;
	/** fal does not send the request to an equivalent endpoint. */
	noFallback: boolean;
	lowPriority: boolean;
}

const HOUR_SECONDS = HOUR_MS / SECOND_MS;

/** @param tags the X-Fal-Tags header; '' for none */
export function submitHeaders(tags: string, switches: FalSwitches): IDataObject {
	const { keepResultHours: hours, startWithinMinutes: minutes } = switches;
	const lifecycle = { expiration_duration_seconds: Math.round(hours * HOUR_SECONDS) };
	return {
		...(tags !== '' && { 'x-fal-tags': tags }),
		...(hours > 0 && { 'x-fal-object-lifecycle-preference': JSON.stringify(lifecycle) }),
		...(switches.storesNothing && { 'x-fal-store-io': '0' }),
		...(minutes > 0 && { 'x-fal-request-timeout': String(minutes * 60) }),
		...(switches.noRetry && { 'x-fal-no-retry': '1' }),
		...(switches.noFallback && { 'x-app-fal-disable-fallback': 'true' }),
		...(switches.lowPriority && { 'x-fal-queue-priority': 'low' }),
	};
}

/** What of the switches makes another result of the same input; '' for nothing. */
export function resultMark({ keepResultHours, noFallback }: FalSwitches): string {
	if (keepResultHours === 0 && !noFallback) return '';
	return canonicalJson({ keepResultHours, noFallback });
}
