// Twenty items are twenty videos, ordered and finished side by side, in the order of the items.
import { startLocalFal } from '../../emulator/localFal';
import type { LocalFal } from '../../emulator/types';
import { packageNodes, preselected } from '../../nodes/packageNodes';
import { requiredParameters } from '../../nodes/touched';
import { clipUrl, falKey, onArrival, withClip } from '../setup';
import { NODE, runVideoNode } from '../videoRun';

const clips = Array.from({ length: 20 }, (_clip, index) => `clip${index + 1}`);

/** Each node gets an account of its own, which works on two requests at once, as a new one does. */
const accounts: LocalFal[] = [];
const mostRunning: number[] = [];
let runs: Awaited<ReturnType<typeof runVideoNode>>[] = [];

beforeAll(async () => {
	for (const [index] of packageNodes.entries()) {
		const fal = await startLocalFal({ concurrency: 2 });
		accounts.push(fal);
		mostRunning.push(0);
		const count = () => {
			const running = fal.purchases.filter(({ state }) => state === 'running').length;
			mostRunning[index] = Math.max(mostRunning[index], running);
		};
		onArrival(fal, 'status', count);
		onArrival(fal, 'stream', count);
	}
	runs = await Promise.all(
		packageNodes.map(async (node, index) => {
			const parameters = { ...requiredParameters(preselected(node)), ...withClip };
			const items = clips.map((clip) => ({ clip }));
			return await runVideoNode(accounts[index], { node: node.name, parameters, items });
		}),
	);
});
afterAll(async () => {
	await Promise.all(accounts.map(async (fal) => await fal.close()));
});

describe.each(packageNodes.map(({ name }, index) => ({ name, index })))('$name', ({ index }) => {
	test('hands on twenty videos, each paired with its item and in its place', () => {
		const items = runs[index].items(NODE);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			clips.map((_clip, item) => ({ item })),
		);
		expect(items.map((item) => falKey(item).input?.video_url)).toEqual(clips.map(clipUrl));
		expect(items.map((item) => falKey(item).state)).toEqual(clips.map(() => 'done'));
		const urls = items.map(({ json }) => (json.video as { url: string }).url);
		expect(new Set(urls).size).toBe(clips.length);
	});

	test('buys one video for each item', () => {
		const { purchases } = accounts[index];
		expect(purchases.map(({ input }) => input.video_url).sort()).toEqual(clips.map(clipUrl).sort());
		const ids = runs[index].items(NODE).map((item) => falKey(item).requestId);
		expect([...ids].sort()).toEqual(purchases.map(({ requestId }) => requestId).sort());
	});

	test('orders all before it asks for the first', () => {
		const operations = accounts[index].exchanges
			.map(({ operation }) => operation)
			.filter((operation) => operation !== 'pricing');
		expect(operations.slice(0, clips.length)).toEqual(clips.map(() => 'submit'));
		expect(operations.lastIndexOf('submit')).toBe(clips.length - 1);
	});

	test('fills the account, which works on two at once', () => {
		expect(mostRunning[index]).toBe(2);
	});
});
