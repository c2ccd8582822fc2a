// A submit whose answer is lost is in doubt: it is looked up in fal's history and never sent again.
import fastify from 'fastify';

import type { Answer, Disturbance } from '../../emulator/types';
import { holdCallTimeouts, skipWaiting, useFakeClock } from '../../support/clock';
import { tunnelTo, upscaleBehindProxy } from './companyProxy';
import { lostOrders } from './lostAnswers';
import { about, countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { openWire, type Wire, type WireOptions } from '../wire';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

let wire: Wire | undefined;
afterEach(async () => await wire?.close());

/** Upscales a clip over a wire; the order is larger than one packet. */
async function overWire(options: WireOptions) {
	const opened = await openWire(fal(), options);
	wire = opened;
	useFakeClock();
	const run = await skipWaiting(
		upscale(fal(), ['sea'], {
			onError,
			credentials: { apiKey: fal().apiKey, proxyUrl: opened.url },
			parameters: { advanced: { additionalInput: { padding: 'x'.repeat(300_000) } } },
		}),
	);
	return { run, wire: opened };
}

describe('an order that fal got, but whose answer was lost', () => {
	test.each(lostOrders.filter(({ atHead }) => atHead === undefined))(
		'by $what is looked up and delivered, and bought once',
		async ({ fault }) => {
			const { run, wire: used } = await overWire({ fault, toFal: true });
			expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
			expect(falKeys(run)[0].requestId).toBe(fal().purchases[0].requestId);
			expect([used.orders(), fal().purchases.length]).toEqual([1, 1]);
		},
	);
});

describe('an order that fal never got, though nobody can know', () => {
	test.each(lostOrders)(
		'after $what is looked up, told, and not sent again',
		async ({ fault, atHead }) => {
			const { run, wire: used } = await overWire({ fault, atHead });
			expect(falErrors(run)).toMatchObject([{ type: 'lost_answer', mayBeCharged: true }]);
			expect(countOf(fal(), 'history')).toBe(6);
			expect([used.orders(), fal().purchases.length]).toEqual([1, 0]);
		},
	);
});

describe('an order that went through the tunnel is looked up and bought once', () => {
	test.each(lostOrders.filter(({ atHead }) => atHead === undefined))(
		'after $what',
		async ({ fault }) => {
			const wire = await tunnelTo(fal(), { fault, toFal: true });
			const run = await upscaleBehindProxy(fal());
			expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
			expect([wire.orders(), fal().purchases.length]).toEqual([1, 1]);
		},
	);
});

const page = (statusCode: number): Answer => ({
	statusCode,
	body: '<html><body>Sorry</body></html>',
	headers: { 'content-type': 'text/html' },
});
const lost: Record<string, Disturbance> = {
	reset: 'reset',
	closed: 'close',
	truncated: 'truncated',
	'bad-gateway': 'html',
	'500': { statusCode: 500, body: { detail: 'Internal Server Error' } },
	'503': { statusCode: 503, body: { detail: 'Service Unavailable' } },
	'504': page(504),
	'408': page(408),
	'499': { statusCode: 499, body: { detail: 'Client closed request' } },
	'a-page-instead': page(200),
	'no-request-id': { statusCode: 200, body: { status: 'IN_QUEUE' } },
};

function loseAnswers(): string[] {
	for (const [clip, answer] of Object.entries(lost)) {
		fal().fault({ on: 'submit', match: about(clip), moment: 'after', answer });
	}
	return Object.keys(lost);
}

test("an order whose answer is lost is found in fal's history and delivered, bought once", async () => {
	const clips = loseAnswers();
	const run = await upscale(fal(), clips);
	expect(falKeys(run).map(({ state }) => state)).toEqual(clips.map(() => 'done'));
	expect(countOf(fal(), 'submit')).toBe(clips.length);
	const ids = falKeys(run).map(({ requestId }) => requestId);
	expect(new Set(ids)).toEqual(new Set(fal().purchases.map(({ requestId }) => requestId)));
});

test('an order that is not in the history either is told, and not made again', async () => {
	const clips = loseAnswers();
	fal().fault({ on: 'history', times: Infinity, answer: page(503) });
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), clips, { onError }));
	const expected = clips.map((clip, index) => ({
		type: 'lost_answer',
		message: `${clip === 'a-page-instead' ? 'Something between n8n and fal answered with code 200 (a web page)' : 'No answer from fal'}: the video may or may not have been ordered (item ${index + 1})`,
		field: null,
		hint: `It was not ordered again. Fal Request → List shows it if fal has it, and Get Result is free. ${clip === 'a-page-instead' ? 'Check Proxy URL in the credential and the firewall of this n8n. ' : ''}It may have been charged.`,
		retryable: false,
		mayBeCharged: true,
	}));
	expect(falErrors(run)).toEqual(expected);
	expect(countOf(fal(), 'submit')).toBe(clips.length);
	expect(fal().purchases).toHaveLength(clips.length);
});

test('Retry On Fail takes over an order whose answer was lost, once the history shows it', async () => {
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	fal().fault({ on: 'history', times: 6, answer: page(503) });
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), ['sea'], { retryOnFail: true, maxTries: 3 }));
	expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
	expect(fal().purchases).toHaveLength(1);
});

test('an order whose answer stops half way counts as lost and is not made again', async () => {
	const letTimePass = holdCallTimeouts();
	const server = fastify({ forceCloseConnections: true });
	let orders = 0;
	server.post('/', (_request, reply) => {
		orders += 1;
		reply.hijack();
		reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' });
		reply.raw.write('{"request_id": "r-1", ', letTimePass);
	});
	const proxyUrl = await server.listen({ host: '127.0.0.1', port: 0 });
	const credentials = { apiKey: fal().apiKey, proxyUrl };
	useFakeClock();
	const run = await skipWaiting(
		upscale(fal(), ['sea'], { credentials, onError: 'continueRegularOutput' }),
	);
	expect(falErrors(run)).toMatchObject([{ type: 'lost_answer', mayBeCharged: true }]);
	expect(orders).toBe(1);
	await server.close();
});
