/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// fal's proxy protocol: reads what a call means, lets it happen or disturbs it, writes it down.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { detail } from './answers';
import { disturb, isStreamCut } from './faults';
import type { Occasion, Transmission } from './faults';
import { perform } from './operations';
import { pause, plainHeaders, send } from './http';
import type { Books } from './http';
import { parseJson } from './storage';
import { sendStream } from './stream';
import { readTarget } from './target';
import type { Target } from './target';
import type { Answer, Exchange, Fault, JsonObject, StreamCut } from './types';

const targetHeader = 'x-fal-target-url';

export async function serveFal(
	books: Books,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const headers = plainHeaders(request);
	const given = headers[targetHeader];
	const target = URL.canParse(given ?? '') ? new URL(given) : null;
	const body = request.body instanceof Readable ? await text(request.body) : '';
	const read = target && readTarget(request.method, target);
	const exchange: Exchange = {
		operation: read?.operation ?? 'unknown',
		method: request.method,
		url: target?.href ?? request.url,
		headers,
		body,
		statusCode: null,
		requestId: read?.requestId ?? null,
		atMs: books.nowMs(),
	};
	books.exchanges.push(exchange);
	const genuine = async (): Promise<Answer> => {
		const refused = refuseTarget(given, target);
		if (refused !== null || read === null) return refused ?? detail(404, 'Not Found');
		const performed = await perform(books.account, { target: read, body, headers });
		exchange.requestId = performed.requestId;
		return performed.answer;
	};
	const fault = books.faults.take(occasionOf(books, exchange, read, body));
	const cut = read?.operation === 'stream' ? streamCutOf(fault) : 'none';
	if (cut === 'none') await send(reply, exchange, await transmission(fault, genuine));
	else await serveStream(books, reply, exchange, { genuine, fault, cut });
}

/** Refused like a status read, or opened. */
async function serveStream(
	books: Books,
	reply: FastifyReply,
	exchange: Exchange,
	{ genuine, fault, cut }: { genuine: () => Promise<Answer>; fault: Fault | null; cut: Cut },
): Promise<void> {
	if (cut !== 'lagging') await pause(fault);
	const answer = await genuine();
	const { queue } = books.account;
	const job = queue.find(exchange.requestId ?? '');
	if (job === null || answer.statusCode >= 300) {
		await send(reply, exchange, { answer, cut: null });
		return;
	}
	exchange.statusCode = 200;
	const withLogs = new URL(exchange.url).searchParams.get('logs') === '1';
	await sendStream(reply, { job, queue, withLogs, cut, delayMs: fault?.delayMs ?? 0 });
}

type Cut = StreamCut | null;

/** As fal's own proxies do. @see https://github.com/fal-ai/fal-js/tree/main/libs/proxy */
function refuseTarget(header: string | undefined, target: URL | null): Answer | null {
	if (header === undefined) return detail(400, `Missing the ${targetHeader} header`);
	if (target === null || !/(^|\.)fal\.(run|ai)$/.test(target.host)) {
		return detail(412, `Invalid ${targetHeader} header`);
	}
	return null;
}

function occasionOf(books: Books, exchange: Exchange, read: Target | null, body: string): Occasion {
	const { operation, requestId } = exchange;
	if (operation === 'submit') {
		const input = parseJson(body) as JsonObject | undefined;
		return { operation, requestId, endpointId: read?.appPath ?? null, input: input ?? null };
	}
	const purchase = requestId === null ? null : books.account.queue.find(requestId)?.purchase;
	const { endpointId = null, input = null } = purchase ?? {};
	return { operation, requestId, endpointId, input };
}

/** What befalls the stream once it is open; 'none': it is answered like any other read. */
function streamCutOf(fault: Fault | null): Cut | 'none' {
	if (fault?.answer === undefined) return null;
	return isStreamCut(fault.answer) ? fault.answer : 'none';
}

async function transmission(
	fault: Fault | null,
	genuine: () => Promise<Answer>,
): Promise<Transmission> {
	const happens = fault?.answer === undefined || fault.moment === 'after';
	const answer = happens ? await genuine() : null;
	await pause(fault);
	return fault?.answer === undefined ? { answer, cut: null } : disturb(fault.answer, answer);
}
