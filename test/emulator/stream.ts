/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// fal's status stream: one server-sent event for each change of state, closed after COMPLETED.
import type { FastifyReply } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { statusAnswer } from './job';
import type { Job } from './job';
import type { Queue } from './queue';
import type { JsonObject, StreamCut } from './types';

/** fal sends a comment so often, so that nobody takes a quiet stream for a dead one. */
const KEEP_ALIVE_MS = 15_000;
const MEGABYTE = 1024 * 1024;

export interface StreamRequest {
	job: Job;
	queue: Queue;
	withLogs: boolean;
	/** What befalls the stream; null: nothing. */
	cut: StreamCut | null;
	/** How late 'lagging' is. */
	delayMs: number;
}

/** Settles when the stream has ended, whoever ended it. */
export async function sendStream(
	reply: FastifyReply,
	{ job, queue, withLogs, cut, delayMs }: StreamRequest,
): Promise<void> {
	const wire = openWire(reply, cut);
	let moves = 0;
	let wake = (): void => undefined;
	const unwatch = queue.watch(() => {
		moves += 1;
		wake();
	});
	wire.closed(() => wake());
	const moveOrKeepAlive = async (): Promise<void> => {
		const over = new AbortController();
		const quiet = delay(KEEP_ALIVE_MS, undefined, { ref: false, signal: over.signal });
		const kept = quiet.then(
			() => wire.comment(),
			() => undefined,
		);
		await Promise.race([new Promise<void>((resolve) => (wake = resolve)), kept]);
		over.abort();
	};
	let told = '';
	while (wire.isOpen()) {
		const seen = moves;
		// A request that moves by reads moves by this one, too.
		if (cut !== 'early') await queue.advance(job);
		const event = statusAnswer(job, queue.position(job), withLogs).body as JsonObject;
		const state = `${String(event.status)} ${String(event.queue_position)}`;
		if (state !== told) {
			if (cut === 'lagging') await delay(delayMs, undefined, { ref: false });
			for (const text of textsOf(event, cut, told === '')) wire.event(text);
			told = state;
		}
		if (job.end !== null || cut === 'early') wire.end();
		if (wire.isOpen() && moves === seen && !isMovedByReads(job)) await moveOrKeepAlive();
	}
	unwatch();
}

/** A request without a running time of its own goes on with each look at it. */
function isMovedByReads({ purchase, outcome, working }: Job): boolean {
	const runs = purchase.state === 'running' && outcome?.hold !== 'run';
	return runs && outcome?.seconds === undefined && working === null;
}

/** What the stream says of a change of state. */
function textsOf(event: JsonObject, cut: StreamCut | null, isFirst: boolean): string[] {
	const text = JSON.stringify(event);
	const completed = { ...event, status: 'COMPLETED', queue_position: undefined };
	if (cut === 'garbled') return [text.slice(0, -2)];
	if (cut === 'early') return [JSON.stringify(completed)];
	if (cut === 'foreign' && isFirst) {
		return [JSON.stringify({ ...completed, request_id: `not-${String(event.request_id)}` }), text];
	}
	if (cut === 'wordy') {
		const line = { message: 'x'.repeat(MEGABYTE), level: 'INFO', source: 'USER' };
		return [JSON.stringify({ ...event, logs: [line] })];
	}
	return [text];
}

interface Wire {
	event(text: string): void;
	comment(): void;
	/** Closes the stream, unless it is one that stays open. */
	end(): void;
	isOpen(): boolean;
	closed(told: () => void): void;
}

function openWire(reply: FastifyReply, cut: StreamCut | null): Wire {
	const { raw } = reply;
	reply.hijack();
	let events = 0;
	let heldBack = '';
	let open = true;
	raw.once('close', () => (open = false));
	const begin = (): void => {
		if (raw.headersSent) return;
		raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
		raw.flushHeaders();
	};
	const write = (text: string): void => {
		if (cut === 'mute' || (cut === 'hushed' && events > 1)) return;
		if (cut === 'buffered') heldBack += text;
		else raw.write(text);
	};
	if (cut !== 'buffered') begin();
	return {
		event(text) {
			events += 1;
			write(`data: ${text}\n\n`);
			if (cut !== 'broken') return;
			open = false;
			raw.write(`data: ${text.slice(0, 20)}`, () => raw.destroy());
		},
		comment: () => write(': ping\n\n'),
		end() {
			if (cut === 'mute' || cut === 'hushed' || cut === 'endless' || !open) return;
			begin();
			open = false;
			raw.end(heldBack);
		},
		isOpen: () => open,
		closed: (told) => raw.once('close', told),
	};
}
