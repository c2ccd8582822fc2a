// Keeps the scripted faults and picks the one for an exchange.
import { json } from './answers';
import type {
	Answer,
	Disturbance,
	Fault,
	FileCut,
	JsonObject,
	Operation,
	StreamCut,
} from './types';

export interface Occasion {
	operation: Operation;
	endpointId: string | null;
	requestId: string | null;
	input: JsonObject | null;
}

export interface Faults {
	add(fault: Fault): void;
	/** The fault for this exchange, used up by one, or null. */
	take(occasion: Occasion): Fault | null;
	clear(): void;
}

export function createFaults(): Faults {
	const waiting: Array<{ fault: Fault; toSkip: number; left: number }> = [];
	return {
		add(fault) {
			waiting.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? 1 });
		},
		take(occasion) {
			for (const entry of waiting) {
				if (entry.left <= 0 || !concerns(entry.fault, occasion)) continue;
				if (entry.toSkip > 0) {
					entry.toSkip -= 1;
					continue;
				}
				entry.left -= 1;
				return entry.fault;
			}
			return null;
		},
		clear() {
			waiting.length = 0;
		},
	};
}

function concerns(fault: Fault, { operation, endpointId, requestId, input }: Occasion): boolean {
	if (fault.on !== operation) return false;
	if (fault.endpointId !== undefined && fault.endpointId !== endpointId) return false;
	if (fault.requestId !== undefined && fault.requestId !== requestId) return false;
	return fault.match === undefined || (input !== null && fault.match(input));
}

const gatewayPage: Answer = {
	statusCode: 502,
	body: '<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>',
	headers: { 'content-type': 'text/html' },
};

/** What goes over the wire: an answer, and where it is cut (null: not at all). */
export interface Transmission {
	answer: Answer | null;
	cut: 'reset' | 'close' | 'truncated' | null;
}

/** `genuine` is null when the operation did not happen. */
export function disturb(disturbance: Disturbance, genuine: Answer | null): Transmission {
	if (disturbance === 'html') return { answer: gatewayPage, cut: null };
	if (isFileCut(disturbance) || isStreamCut(disturbance)) return { answer: genuine, cut: null };
	if (disturbance === 'reset' || disturbance === 'close') return { answer: null, cut: disturbance };
	if (disturbance === 'truncated') {
		return { answer: genuine ?? json(200, { status: 'IN_QUEUE' }), cut: 'truncated' };
	}
	return { answer: disturbance, cut: null };
}

/** What befalls a file alone leaves other answers as they are. */
export function isFileCut(disturbance: Disturbance): disturbance is FileCut {
	return ['noRange', 'noLength', 'stalled', 'short'].some((one) => one === disturbance);
}

const streamCuts: readonly Disturbance[] = [
	'mute',
	'hushed',
	'broken',
	'buffered',
	'endless',
	'garbled',
	'lagging',
	'early',
	'foreign',
	'wordy',
] satisfies StreamCut[];

/** What befalls an opened status stream alone, too. */
export function isStreamCut(disturbance: Disturbance): disturbance is StreamCut {
	return streamCuts.includes(disturbance);
}
