/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Compressed time: whenever nothing moves on the wire, the clock jumps to the next timer.
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Nothing moved for so long in real time: an answer is held back, so time may pass. */
const QUIET_NS = 4_000_000n;
/** A story that needs more jumps than this does not end. */
const MOST_JUMPS = 60_000;

const CALM_TURNS = 4;
const CAREFUL_TURNS = 30;

const onTheWire = new Set<ClientRequest>();
/** Those of them whose answer is delayed. */
const heldBack = new Set<ClientRequest>();
let moves = 0;

subscribe('http.client.request.start', (message) => {
	const { request } = message as { request: ClientRequest };
	moves += 1;
	onTheWire.add(request);
	request.once('close', () => {
		moves += 1;
		onTheWire.delete(request);
		heldBack.delete(request);
	});
});

/** Until `useRealTime`; what waits for the network is not touched. */
export function useCompressedTime(): void {
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
	throw new Error('The run does not end');
}

/** Settles when nothing moves any more, or all that is on the wire is held back. */
async function stillness(watch: () => void, over: () => boolean): Promise<void> {
	let seen = moves;
	let since = process.hrtime.bigint();
	// What was held back may just have been let go.
	const turns = heldBack.size > 0 ? CAREFUL_TURNS : CALM_TURNS;
	for (let calm = 0; calm < turns && !over(); calm += 1) {
		await new Promise((resolve) => setImmediate(resolve));
		watch();
		if (moves !== seen) {
			seen = moves;
			since = process.hrtime.bigint();
			calm = -1;
		} else if ([...onTheWire].some((request) => !heldBack.has(request))) {
			calm = -1;
			if (process.hrtime.bigint() - since > QUIET_NS) onTheWire.forEach((one) => heldBack.add(one));
		}
	}
}
