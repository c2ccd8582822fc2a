import type { FalClient } from '../fal/client';
import { readStatus } from '../fal/meanings';
import type { Phase, Request } from '../fal/types';
import type { RequestOptions } from '../input/requestOptions';
import { createLimit } from '../util/limit';
import { MINUTE_MS } from '../util/units';
import { cancelRequest } from './cancel';

/** A request of this run that fal has, and what its item's Cancel on Stop says. */
type Followed = { request: Request; options: Pick<RequestOptions, 'cancelOnStop'> };
type Open = Followed & { phase: Phase };

/** How long Stop goes on asking for a cancel that fal does not answer. */
const PATIENCE_MS = 3 * MINUTE_MS;

/** The open requests of a run, which Stop cancels as each item's Cancel on Stop says. */
export interface OpenRequests {
	/** From now on Stop cancels it; after Stop it is cancelled at once. */
	add(followed: Followed): void;
	/** What it is doing, as far as is known. */
	moved(request: Request, phase: Phase): void;
	/** It has ended, so there is nothing to cancel. */
	ended(request: Request): void;
	/** Settles when every cancel that Stop brought has its answer. Never rejects. */
	cancelled(): Promise<void>;
}

/**
 * @param signal Stop
 * @param told what became of each cancel
 */
export function followOpenRequests(
	client: FalClient,
	signal: AbortSignal,
	told: (request: Request, cancelled: string) => void,
): OpenRequests {
	const followed = new Map<string, Open>();
	const cancels = new Map<string, Promise<void>>();

	const limit = createLimit();

	async function cancel({ request, options, phase }: Open): Promise<void> {
		const { cancelOnStop } = options;
		if (cancelOnStop === 'queued' && (await runsNow(client, request, phase))) return;
		told(request, await cancelRequest(client, request, PATIENCE_MS));
	}

	function begin(one: Open): void {
		const { requestId } = one.request;
		if (cancels.has(requestId) || one.options.cancelOnStop === 'none') return;
		const cancelling = limit(async () => await cancel(one));
		cancels.set(
			requestId,
			cancelling.catch((error) => told(one.request, `failed (${String(error)})`)),
		);
	}

	/** What is queued first: it is removed for certain, and costs nothing then. */
	function beginAll(): void {
		const open = [...followed.values()];
		const byPhase = (phase: Phase) => open.filter((one) => one.phase === phase);
		[...byPhase('queued'), ...byPhase('running')].forEach(begin);
	}

	signal.addEventListener('abort', beginAll, { once: true });
	return {
		add(one) {
			const entry = { ...one, phase: 'queued' as const };
			followed.set(one.request.requestId, entry);
			if (signal.aborted) begin(entry);
		},
		moved({ requestId }, phase) {
			const entry = followed.get(requestId);
			if (entry) entry.phase = phase;
		},
		ended({ requestId }) {
			followed.delete(requestId);
		},
		async cancelled() {
			await Promise.all(cancels.values());
		},
	};
}

/** It may have begun since it was last read. */
async function runsNow(client: FalClient, request: Request, phase: Phase): Promise<boolean> {
	const meaning = readStatus(await client.status(request, false));
	if (meaning.is === 'known') return meaning.status.status !== 'IN_QUEUE';
	return phase === 'running';
}
