/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Compressed time: whenever nothing moves on the wire, the clock jumps to the next timer.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/** Many times what the longest story needs. */
const MOST_JUMPS = 20_000;
/** A wire on which nothing moves for so long in real time is a fault of this suite. */
const STUCK_NS = 20_000_000_000n;
/** What an answer sets off may take a few turns to reach the wire or a timer. */
const CALM_TURNS = 4;

const onTheWire = new Set<ClientRequest>();
/** Ports of callers whom the local fal keeps waiting. */
const heldBack = new Set<number>();
/** Port of the caller whom it is serving. */
const caller = new AsyncLocalStorage<number>();
let moves = 0;

subscribe('http.client.request.start', (message) => {
	const { request } = message as { request: ClientRequest };
	moves += 1;
	onTheWire.add(request);
	request.once('close', () => {
		moves += 1;
		onTheWire.delete(request);
	});
});
subscribe('http.server.request.start', (message) => {
	const { socket } = message as { socket: Socket };
	caller.enterWith(socket.remotePort ?? 0);
});

/** For jest in place of node:timers/promises: the local fal's delays pass with this clock. */
export const delays = {
	async setTimeout(
		ms: number,
		_value?: unknown,
		{ signal }: { signal?: AbortSignal } = {},
	): Promise<void> {
		const port = caller.getStore() ?? 0;
		heldBack.add(port);
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			signal?.addEventListener('abort', () => {
				clearTimeout(timer);
				resolve();
			});
		});
		heldBack.delete(port);
		if (signal?.aborted) throw new Error('aborted');
	},
};

/** Until `useRealTime`; what waits for the network is not touched. */
export function useCompressedTime(): void {
	onTheWire.clear();
	heldBack.clear();
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'hrtime'] });
}

export function useRealTime(): void {
	jest.useRealTimers();
}

/**
 * Lets time pass until the promise has settled. `watch` is called all along.
 *
 * Throws where that does not happen.
 */
export async function passTime<Value>(pending: Promise<Value>, watch: () => void): Promise<Value> {
	let settled = false;
	const noted = pending.finally(() => {
		settled = true;
	});
	for (let jumps = 0; jumps < MOST_JUMPS; jumps += 1) {
		await stillness(watch, () => settled);
		if (settled) return await noted;
		await jest.advanceTimersToNextTimerAsync();
	}
	throw new Error('runEnds: it goes on and on');
}

/** Settles when nothing moves any more, or all that is on the wire is held back. */
async function stillness(watch: () => void, over: () => boolean): Promise<void> {
	let seen = moves;
	let since = process.hrtime.bigint();
	for (let calm = 0; calm < CALM_TURNS && !over(); calm += 1) {
		await new Promise((resolve) => setImmediate(resolve));
		watch();
		if (moves !== seen) {
			seen = moves;
			since = process.hrtime.bigint();
			calm = -1;
		} else if ([...onTheWire].some(isMoving)) {
			if (process.hrtime.bigint() - since > STUCK_NS) throw new Error('The wire is stuck');
			calm = -1;
		}
	}
}

function isMoving({ socket }: ClientRequest): boolean {
	return !heldBack.has(socket?.localPort ?? -1);
}
