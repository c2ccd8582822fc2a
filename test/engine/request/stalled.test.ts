// An answer whose body stops half way: n8n waits for it for ever, the node does not.
import fastify from 'fastify';

import { skipWaiting, useFakeClock } from '../../support/clock';
import { countOf, falErrors, falKeys, onArrival, upscale, useLocalFal } from '../setup';

const fal = useLocalFal();
const threeMinutesMs = 180_000;

/** Lets the three minutes of every later call be over when it is called. */
function holdTheClock(): () => void {
	const calls: AbortController[] = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		const call = new AbortController();
		calls.push(call);
		expect(ms).toBe(threeMinutesMs);
		return call.signal;
	});
	return () => calls.at(-1)?.abort();
}

test('an order whose answer stops half way counts as lost and is not made again', async () => {
	const letTimePass = holdTheClock();
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

test('a read whose answer does not come is repeated', async () => {
	const letTimePass = holdTheClock();
	onArrival(fal(), 'status', () => {
		if (countOf(fal(), 'status') === 1) letTimePass();
	});
	fal().fault({ on: 'status', delayMs: 1000 });
	const run = await upscale(fal(), ['sea']);
	expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
	expect([countOf(fal(), 'status'), fal().purchases.length]).toEqual([2, 1]);
});
