// Dry Run shows what would be submitted and what it would cost, and buys nothing.
import { about, perClip, useCostFixture } from '../cost/costFixture';
import { countOf } from '../setup';
import { NODE } from '../videoRun';

const { fal, edit } = useCostFixture();

describe('Dry Run', () => {
	test('shows the prompt first, then the request, the findings and the cost', async () => {
		const { ended } = await edit({
			options: { dryRun: true, avoid: 'rain' },
			items: [{ prompt: 'Use @Image1' }],
		});
		const [{ json }] = ended.items(NODE);
		expect(Object.keys(json)).toEqual([
			'prompt',
			'endpointId',
			'input',
			'findings',
			'estimatedCostUsd',
			'fal',
		]);
		expect(json).toMatchObject({
			prompt: 'Use @Image1. Avoid: rain',
			input: { prompt: 'Use @Image1. Avoid: rain', keep_audio: true },
			findings: [
				'Would stop: Prompt mentions @Image1, but no images are given. Add the image or take @Image1 out.',
			],
			estimatedCostUsd: about(perClip),
			fal: { state: 'dryRun', requestId: null, error: null },
		});
		expect([countOf(fal(), 'submit'), fal().purchases]).toEqual([0, []]);
		expect(ended.hints(NODE)[0].message).toBe(
			'Dry run: 1 clip checked, none ordered, about $0.68.',
		);
	});

	test.each(['data: a calm, blue sea', 'binary:{sea'])(
		'shows the prompt "%s" as a prompt, not as a file',
		async (prompt) => {
			const { ended } = await edit({ options: { dryRun: true }, items: [{ prompt }] });
			expect(ended.items(NODE)[0].json).toMatchObject({ prompt, findings: [] });
		},
	);

	test('tells that together the items would cost more than the execution may', async () => {
		const options = { dryRun: true, maxCostPerExecution: 1 };
		const { ended, keys } = await edit({ options, items: [{}, {}] });
		const says =
			'Would stop: These 2 items would cost about $1.35; Max Cost per Execution is $1.00. Raise the limit or send fewer items.';
		expect(ended.items(NODE).map(({ json }) => json.findings)).toEqual([[says], [says]]);
		expect(keys.map(({ state }) => state)).toEqual(['dryRun', 'dryRun']);
	});
});

describe('How long it usually takes', () => {
	test.each([
		[7.2, 'usually about 8 s'],
		[41, 'usually about 40 s'],
		[118, 'usually about 2 min'],
		[7200, 'usually about 2 h'],
	])('%d s of work are told beside the price', async (inferenceSeconds, usualTime) => {
		fal().outcome({ inferenceSeconds });
		await edit();
		const { ended } = await edit({ options: { dryRun: true } });
		expect(ended.items(NODE)[0].json).toMatchObject({
			usualTime,
			estimatedCostUsd: about(perClip),
		});
	});

	test('is not told for a model that nobody used', async () => {
		const { ended } = await edit({ options: { dryRun: true } });
		expect(countOf(fal(), 'analytics')).toBe(1);
		expect(ended.items(NODE)[0].json).not.toHaveProperty('usualTime');
	});

	test.each([403, 404, 500])(
		'is not told after a %d, and nothing is said of it',
		async (statusCode) => {
			await edit();
			fal().fault({ on: 'analytics', answer: { statusCode, body: {} } });
			const { ended } = await edit({ options: { dryRun: true } });
			const [{ json }] = ended.items(NODE);
			expect(json).not.toHaveProperty('usualTime');
			expect(json).toMatchObject({ findings: [], fal: { error: null } });
		},
	);

	test('is not asked for unless it is a dry run', async () => {
		await edit();
		expect(countOf(fal(), 'analytics')).toBe(0);
	});
});
