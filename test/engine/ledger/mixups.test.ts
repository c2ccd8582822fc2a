// Identical orders at the same time: whatever happens to their answers, each item gets its own video.
import { skipWaiting, useFakeClock } from '../../support/clock';
import { falKeys, upscale, useLocalFal } from '../setup';
import { openWire, type WireFault, type Wire } from '../wire';

const fal = useLocalFal({ concurrency: 5 });
const onError = 'continueRegularOutput';

let wire: Wire | undefined;
afterEach(async () => await wire?.close());

async function upscaleTwice(fault: WireFault, heard?: (head: string) => void) {
	wire = await openWire(fal(), { fault, heard, toFal: true, times: 2 });
	useFakeClock();
	const credentials = { apiKey: fal().apiKey, proxyUrl: wire.url };
	return await skipWaiting(upscale(fal(), ['same', 'same'], { credentials, onError }));
}

const bought = () =>
	fal()
		.purchases.map(({ requestId }) => requestId)
		.sort();

test.each([1, 2])('a lost order does not take the request of slow order %d', async (slow) => {
	let orders = 0;
	let answerSlowOne: () => void = () => undefined;
	const fault: WireFault = (socket, answer) => {
		orders += 1;
		if (orders === slow) answerSlowOne = () => socket.end(answer);
		else socket.destroy();
	};
	const run = await upscaleTwice(fault, (head) => {
		if (head.includes('/requests/by-endpoint')) answerSlowOne();
	});
	const keys = falKeys(run);
	expect(keys.map(({ state }) => state)).toEqual(['done', 'done']);
	expect(keys.map(({ requestId }) => requestId).sort()).toEqual(bought());
});

test('an answer that comes twice is not taken for the second order’s own', async () => {
	let first: Buffer | undefined;
	const run = await upscaleTwice((socket, answer) => {
		first ??= answer;
		socket.end(first);
	});
	const keys = falKeys(run);
	expect(keys.map(({ state }) => state)).toEqual(['done', 'done']);
	expect(keys.map(({ requestId }) => requestId).sort()).toEqual(bought());
});
