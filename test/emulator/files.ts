/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The file addresses of storage: uploads go in and files come out, without a key.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { detail, json } from './answers';
import { disturb } from './faults';
import { cutAfter, half, pause, plainHeaders, send } from './http';
import type { Books } from './http';
import type { FilePart } from './storage';
import type { Answer, Disturbance, Exchange } from './types';

interface FileParams {
	id: string;
	/** Of a multipart upload: the number of a part, or 'complete'. */
	step?: string;
}

export async function giveFile(
	books: Books,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const { exchange, fault, id } = begin(books, request);
	await pause(fault);
	const range = fault?.answer === 'noRange' ? undefined : exchange.headers.range;
	const file = await books.account.storage.read(id, range);
	if (file?.stream && isHalf(fault?.answer)) {
		await giveHalf(reply, file, file.stream, fault?.answer);
		return;
	}
	if (file !== null && fault?.answer === 'noLength') {
		const range = file.headers['content-range']?.replace(/\d+$/, '*');
		const headers = { ...file.headers, ...(range && { 'content-range': range }) };
		exchange.statusCode = file.statusCode;
		await reply.code(file.statusCode).headers(headers).send(file.stream);
		return;
	}
	if (fault?.answer !== undefined && fault.answer !== 'noRange') {
		file?.stream?.destroy();
		await send(reply, exchange, disturb(fault.answer, null));
		return;
	}
	if (file === null) {
		await send(reply, exchange, { answer: detail(404, 'Not Found'), cut: null });
		return;
	}
	exchange.statusCode = file.statusCode;
	await reply.code(file.statusCode).headers(file.headers).send(file.stream);
}

type Half = 'truncated' | 'stalled' | 'short';

function isHalf(answer: Disturbance | undefined): answer is Half {
	return answer === 'truncated' || answer === 'stalled' || answer === 'short';
}

async function giveHalf(
	reply: FastifyReply,
	{ statusCode, headers }: FilePart,
	stream: Readable,
	how: Half,
): Promise<void> {
	const whole = await buffer(stream);
	if (how === 'truncated') {
		cutAfter(reply, statusCode, headers, whole.length, half(whole));
		return;
	}
	reply.hijack();
	const { 'content-length': length, ...others } = headers;
	const announced = how === 'stalled' ? { ...others, 'content-length': length } : others;
	reply.raw.writeHead(statusCode, announced);
	if (how === 'stalled') reply.raw.write(half(whole));
	else reply.raw.end(half(whole));
}

export async function takeFile(
	books: Books,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const { exchange, fault, id, step } = begin(books, request);
	await pause(fault);
	const happens = fault?.answer === undefined || fault.moment === 'after';
	const bytes = request.body instanceof Readable ? request.body : Readable.from([]);
	const genuine = happens ? await taken(books, id, step, bytes) : detail(404, 'Not Found');
	const sent =
		fault?.answer === undefined
			? { answer: genuine, cut: null }
			: disturb(fault.answer, happens ? genuine : null);
	await send(reply, exchange, sent);
}

/** A whole file, a part of one, or the end of an upload in parts. */
async function taken(
	{ account }: Books,
	id: string,
	step: string | undefined,
	bytes: Readable,
): Promise<Answer> {
	if (step === 'complete') return await account.storage.complete(id, await text(bytes));
	const missing = detail(404, 'Not Found');
	if (step === undefined) {
		return (await account.storage.receive(id, bytes)) ? json(200, {}) : missing;
	}
	return (await account.storage.receivePart(id, Number(step), bytes)) ?? missing;
}

function begin(books: Books, request: FastifyRequest) {
	const exchange: Exchange = {
		operation: 'file',
		method: request.method,
		url: `http://${request.host}${request.url}`,
		headers: plainHeaders(request),
		body: null,
		statusCode: null,
		requestId: null,
		atMs: books.nowMs(),
	};
	books.exchanges.push(exchange);
	const fault = books.faults.take({
		operation: 'file',
		endpointId: null,
		requestId: null,
		input: null,
	});
	const { id, step } = request.params as FileParams;
	return { exchange, fault, id, step };
}
