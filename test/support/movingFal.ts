// A fal whose requests move by the clock, and whose status streams do as they are told.
import type { Answer, FalClient } from '../../nodes/shared/fal/client';
import type { Request } from '../../nodes/shared/fal/types';
import { pause } from '../../nodes/shared/util/retry';
import { completed, inProgress, inQueue, request, scriptedFal, video } from './scriptedFal';

/** When a request begins to run and ends, in milliseconds after the first question. */
export interface Course {
	startsMs: number;
	endsMs: number;
	/** How many are before it meanwhile; default 1. */
	position?: (ms: number) => number;
	/** From when to when it is in the queue again. */
	back?: [number, number];
}

export interface Told {
	requestId: string;
	/** Settles at that moment of the request's course, or when the stream is closed. */
	until: (ms: number) => Promise<void>;
	course: Course;
	/** Whether the stream was closed by the one who listens. */
	closed: () => boolean;
}

/** What a stream sends; null: it is refused. */
export type Script = ((told: Told) => AsyncGenerator<string>) | null;

export interface MovingFal {
	client: FalClient;
	/** Status reads, by milliseconds after the first question. */
	reads: number[];
	/** Streams that were asked for, and those that are open now. */
	asked: string[];
	open: Set<string>;
	/** How many were open together at most. */
	mostOpen: () => number;
	resultMs: Map<string, number>;
}

export function requestNamed(requestId: string, endpointId = request.endpointId): Request {
	return { ...request, endpointId, requestId };
}

export const event = (status: string, requestId: string, more: object = {}): string =>
	`data: ${JSON.stringify({ status, request_id: requestId, ...more })}\n\n`;

export function movingFal(courseOf: (requestId: string) => Course, script: Script): MovingFal {
	const beganMs = Date.now();
	const nowMs = () => Date.now() - beganMs;
	const fal: MovingFal = {
		client: scriptedFal({}).client,
		reads: [],
		asked: [],
		open: new Set(),
		mostOpen: () => most,
		resultMs: new Map(),
	};
	let most = 0;
	fal.client = {
		...fal.client,
		async status({ requestId }) {
			fal.reads.push(nowMs());
			return statusAt(courseOf(requestId), nowMs());
		},
		async result({ requestId }) {
			fal.resultMs.set(requestId, nowMs());
			return video;
		},
		async statusStream({ requestId }, signal) {
			fal.asked.push(requestId);
			const told: Told = {
				requestId,
				course: courseOf(requestId),
				closed: () => signal.aborted,
				async until(ms) {
					await pause(ms - nowMs(), signal);
					if (signal.aborted) throw new Error('canceled');
				},
			};
			if (script === null) return null;
			fal.open.add(requestId);
			most = Math.max(most, fal.open.size);
			return bytesOf(script(told), () => fal.open.delete(requestId));
		},
	};
	return fal;
}

async function* bytesOf(
	texts: AsyncGenerator<string>,
	closed: () => void,
): AsyncGenerator<Uint8Array> {
	try {
		for await (const text of texts) yield new TextEncoder().encode(text);
	} finally {
		closed();
	}
}

function statusAt({ startsMs, endsMs, position, back }: Course, ms: number): Answer {
	if (ms >= endsMs) return completed;
	const isBack = back !== undefined && ms >= back[0] && ms < back[1];
	return ms >= startsMs && !isBack ? inProgress : inQueue(position?.(ms) ?? 1);
}
