import { isRecord } from '../util/unknown';
import type { FalClient } from './client';
import { EventError, readEvents } from './events';
import { readStatus } from './meanings';
import type { QueueState, Request } from './types';

export type Status = QueueState['status'];

export interface Listener {
	/** Closes the stream. */
	signal: AbortSignal;
	/** Told whenever something came, a comment included. */
	heard: () => void;
	/** Told what the stream says of the request. */
	told: (status: Status) => void;
}

/**
 * Listens to the status stream of a request until it says COMPLETED, ends, breaks or is closed.
 * Never rejects: whatever befalls a stream, the request is read without it.
 * @returns whether it said COMPLETED
 * @see https://fal.ai/docs/model-endpoints/queue#streaming-status
 */
export async function listen(
	client: FalClient,
	request: Request,
	{ signal, heard, told }: Listener,
): Promise<boolean> {
	try {
		const chunks = await client.statusStream(request, signal);
		if (chunks === null) return false;
		for await (const data of readEvents(noted(chunks, heard))) {
			const status = statusIn(data, request);
			if (status === null) continue;
			told(status);
			if (status === 'COMPLETED') return true;
		}
		return false;
	} catch {
		// It broke off or is no event stream; what it was to say is read instead.
		return false;
	}
}

async function* noted(
	chunks: AsyncIterable<Uint8Array>,
	heard: () => void,
): AsyncGenerator<Uint8Array> {
	for await (const chunk of chunks) {
		heard();
		yield chunk;
	}
}

/**
 * The status in an event; null where it is about another request.
 * @throws SyntaxError or EventError where the event says no status
 */
function statusIn(data: string, { requestId }: Request): Status | null {
	const body: unknown = JSON.parse(data);
	if (!isRecord(body)) throw new EventError('an event holds no status');
	if (body.request_id !== undefined && body.request_id !== requestId) return null;
	const meaning = readStatus({ statusCode: 200, headers: {}, body, sent: true });
	if (meaning.is !== 'known') throw new EventError('an event holds no status');
	return meaning.status.status;
}
