/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What every route shares: the books, plain headers, delays, and sending or cutting an answer.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import type { Faults, Transmission } from './faults';
import type { Account } from './operations';
import type { Answer, Exchange, Fault, Headers } from './types';

export interface Books {
	account: Account;
	faults: Faults;
	exchanges: Exchange[];
	/** fal's clock. */
	nowMs: () => number;
}

export function plainHeaders(request: FastifyRequest): Headers {
	const pairs = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
	return Object.fromEntries(pairs) as Headers;
}

export async function pause(fault: Fault | null): Promise<void> {
	if (fault?.delayMs !== undefined) await delay(fault.delayMs, undefined, { ref: false });
}

/** Sends the answer and notes its code; a cut connection is noted as null. */
export async function send(
	reply: FastifyReply,
	exchange: Exchange,
	{ answer, cut }: Transmission,
): Promise<void> {
	if (cut === 'truncated' && answer !== null) {
		const whole = Buffer.from(encode(answer));
		cutAfter(reply, answer.statusCode, headersOf(answer), whole.length, half(whole));
		return;
	}
	if (cut !== null || answer === null) {
		reply.hijack();
		if (cut === 'reset') reply.raw.socket?.resetAndDestroy();
		else reply.raw.destroy();
		return;
	}
	exchange.statusCode = answer.statusCode;
	await reply.code(answer.statusCode).headers(headersOf(answer)).send(encode(answer));
}

/** Announces the full length, sends a piece and ends the connection. */
export function cutAfter(
	reply: FastifyReply,
	statusCode: number,
	headers: Headers,
	fullLength: number,
	piece: Buffer,
): void {
	reply.hijack();
	reply.raw.writeHead(statusCode, { ...headers, 'content-length': String(fullLength) });
	reply.raw.write(piece, () => reply.raw.destroy());
}

export function half(whole: Buffer): Buffer {
	return whole.subarray(0, Math.floor(whole.length / 2));
}

function headersOf(answer: Answer): Headers {
	return { 'content-type': 'application/json', ...answer.headers };
}

function encode({ body }: Answer): string {
	return typeof body === 'string' ? body : JSON.stringify(body);
}
