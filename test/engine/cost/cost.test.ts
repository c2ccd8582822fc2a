// What an order is about to cost, what it did cost, and the limits that nothing passes.
import { about, perClip, useCostFixture } from './costFixture';
import { countOf } from '../setup';
import { NODE } from '../videoRun';

const { fal, edit, editInRounds, clipAddress } = useCostFixture();

test('an item tells what it was estimated to cost, and what fal billed', async () => {
	const { keys, ended } = await edit();
	const [{ estimatedCostUsd, costUsd, billableUnits }] = keys;
	expect(estimatedCostUsd).toEqual(about(perClip));
	expect(costUsd).toEqual(about((billableUnits ?? NaN) * 0.168));
	expect(ended.hints(NODE)[0].message).toMatch(/^1 clip done in \d+ s, about \$\d+\.\d\d\.$/);
});

test('the hint says for how many clips it knows the cost', async () => {
	const { ended } = await edit({
		parameters: { video_url: '={{ $json.url }}', waitMode: 'submit' },
		items: [{ url: clipAddress() }, { url: `${fal().proxyUrl}/nothing.mp4` }],
	});
	expect(ended.hints(NODE)[0].message).toBe(
		'2 clips submitted, about $0.68 for 1 of them; keep each fal.requestId.',
	);
});

test('the price is asked for once, whatever the number of items', async () => {
	await edit({ items: [{}, {}, {}] });
	expect(countOf(fal(), 'pricing')).toBe(1);
});

describe('Max Cost per Item', () => {
	test('lets pass what costs less', async () => {
		const { keys } = await edit({ options: { maxCostPerItem: 0.7 } });
		expect(keys[0].state).toBe('done');
	});

	test('keeps what costs more from being ordered, and the others go on', async () => {
		const options = { maxCostPerItem: '={{ $json.limit }}' };
		const { keys } = await edit({ options, items: [{ limit: 0.5 }, { limit: 1 }] });
		expect(keys.map(({ state }) => state)).toEqual(['failed', 'done']);
		expect(keys[0].error).toMatchObject({
			type: 'cost_limit',
			message: 'This item would cost about $0.68; Max Cost per Item is $0.50 (item 1)',
		});
		expect(keys[0].error?.hint).toMatch(/Nothing was bought\.$/);
		expect(fal().purchases).toHaveLength(1);
	});

	test('is no number: nothing is ordered', async () => {
		const { keys } = await edit({ options: { maxCostPerItem: '={{ "much" }}' } });
		expect(keys[0].error?.message).toBe(
			'Max Cost per Item (USD) is "much"; it takes an amount of US dollars above 0',
		);
		expect(fal().exchanges).toEqual([]);
	});
});

describe('Max Cost per Execution', () => {
	test('counts all items: over it none is ordered', async () => {
		const items = [{}, {}, {}];
		const { keys } = await edit({ options: { maxCostPerExecution: 1.5 }, items });
		const says = 'These 3 items would cost about $2.03; Max Cost per Execution is $1.50';
		expect(keys.map(({ error }) => error?.message)).toEqual(
			items.map((_item, index) => `${says} (item ${index + 1})`),
		);
		expect(fal().purchases).toEqual([]);
	});

	test('counts what a first try bought, and buys it no second time', async () => {
		const detail = [{ loc: ['body'], msg: 'Later', type: 'internal_server_error' }];
		fal().outcome({ times: 1, result: { statusCode: 500, body: { detail } } });
		const { ended } = await edit({
			options: { maxCostPerExecution: 1 },
			onError: undefined,
			retryOnFail: true,
			maxTries: 3,
		});
		expect(ended.error?.message).toBe(
			'This item would cost about $0.68, after $0.68 before; Max Cost per Execution is $1.00',
		);
		expect(fal().purchases).toHaveLength(1);
	});

	test('counts all rounds of a loop: one that would exceed it orders nothing', async () => {
		const run = await editInRounds(3, { maxCostPerExecution: 1.4 });
		expect(fal().purchases).toHaveLength(2);
		expect(run.error?.message).toBe(
			'This item would cost about $0.68, after $1.35 before; Max Cost per Execution is $1.40',
		);
	});

	test('is not charged for what fal refused', async () => {
		fal().fault({ on: 'submit', answer: { statusCode: 422, body: { detail: 'No' } } });
		const { ended } = await edit({
			options: { maxCostPerExecution: 1 },
			onError: undefined,
			retryOnFail: true,
			maxTries: 2,
		});
		expect(ended.error).toBeUndefined();
		expect(fal().purchases).toHaveLength(1);
	});
});

describe('with a limit set nothing is ordered', () => {
	const limits = [{ maxCostPerItem: 5 }, { maxCostPerExecution: 5 }];

	test.each(limits)('without a price: %j', async (options) => {
		const parameters = { model: undefined as never };
		const { keys } = await edit({ node: 'upscale', options, parameters });
		expect(keys[0].error?.message).toMatch(
			/^The price of Video Upscaler is not known, so Max Cost per (Item|Execution) cannot be kept$/,
		);
		expect(fal().purchases).toEqual([]);
	});

	test.each(limits)('without a length: %j', async (options) => {
		fal().fault({ on: 'file', times: Infinity, answer: { statusCode: 403, body: '' } });
		const { keys } = await edit({ options });
		expect(keys[0].error?.message).toMatch(/^The length of Video is not known, so Max Cost/);
		expect(fal().purchases).toEqual([]);
	});

	test.each(limits)('for a unit that is not known before: %j', async (options) => {
		const parameters = { model: 'fal-ai/rife/video' };
		const { keys } = await edit({ node: 'interpolate', options, parameters });
		expect(keys[0].error?.message).toMatch(/^fal bills RIFE \(No Sound\) by compute seconds, /);
		expect(fal().purchases).toEqual([]);
	});

	test.each(limits)('where the key may not read prices: %j', async (options) => {
		fal().fault({ on: 'pricing', times: Infinity, answer: { statusCode: 403, body: {} } });
		const { keys } = await edit({ options });
		expect(keys[0].error?.message).toMatch(/^The key may not read prices, so Max Cost/);
		expect(fal().purchases).toEqual([]);
	});
});

describe('without a limit', () => {
	test('a price that fal does not tell is a warning', async () => {
		fal().fault({ on: 'pricing', times: Infinity, answer: 'html' });
		const { keys } = await edit();
		expect(keys[0]).toMatchObject({ state: 'done', estimatedCostUsd: null, costUsd: null });
		expect(keys[0].warnings).toEqual([
			'fal did not tell the price of Kling O1, so there is no estimate.',
		]);
	});

	test('a key that may not read prices is told in the hint after the run', async () => {
		fal().fault({ on: 'pricing', times: Infinity, answer: { statusCode: 403, body: {} } });
		const { keys, ended } = await edit();
		expect(keys[0]).toMatchObject({ state: 'done', warnings: [] });
		expect(ended.hints(NODE)[0].message).toContain(
			'The key may not read prices, so cost limits cannot work with it',
		);
	});
});
