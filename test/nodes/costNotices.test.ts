// The cost under Model before the click: one line, of the model and of the choices made.
import type { INodeParameters } from 'n8n-workflow';

import { shownParameters } from './form';
import { menuCases, packageNodes } from './packageNodes';

function linesOf(node: string, parameters: INodeParameters): string[] {
	const found = packageNodes.find(({ name }) => name === node);
	if (found === undefined) throw new Error(`No node ${node}`);
	const notices = shownParameters(found, parameters).filter(({ name }) => name === 'costNotice');
	return notices.map(({ displayName }) => displayName);
}

const o3 = 'fal-ai/kling-video/o3/standard/video-to-video/reference';
const happyHorse = 'alibaba/happy-horse/video-edit';
const gemini = 'google/gemini-omni-flash/v1.1/edit';

test.each<[string, INodeParameters, string]>([
	['klingEdit', {}, 'About $0.17 per second, 5 s about $0.84 (Nov 2026).'],
	[
		'klingReference',
		{},
		'fal publishes no price for Kling O1, so a cost limit refuses it. Kling O3 Standard has one: about $0.13 per second (Nov 2026).',
	],
	['klingReference', { model: o3 }, 'About $0.13 per second, 5 s about $0.63 (Nov 2026).'],
	[
		'klingReference',
		{ model: o3, duration: '15' },
		'About $0.13 per second, 15 s about $1.89 (Nov 2026).',
	],
	[
		'klingEdit',
		{ model: happyHorse },
		'About $0.28 per second at 720p, 5 s about $1.40 (Nov 2026). The source is included.',
	],
	[
		'klingEdit',
		{ model: happyHorse, resolution: '1080p' },
		'About $0.56 per second at 1080p, 5 s about $2.80 (Nov 2026). The source is included.',
	],
	['soraRemix', { model: gemini }, 'About $0.10 per second at 720p, 5 s about $0.50 (Nov 2026).'],
	[
		'soraRemix',
		{ model: gemini, modelOptions: { resolution: '4k' } },
		'About $0.30 per second at 4k, 5 s about $1.50 (Nov 2026).',
	],
	[
		'upscale',
		{},
		'fal publishes no price for Video Upscaler, so a cost limit refuses it. Topaz Precision has one: about $0.0133 per second at 1080p, in steps of $0.10 (Nov 2026).',
	],
	[
		'klingEdit',
		// As the editor takes an expression that gives nothing yet.
		{ model: '' },
		'What a clip costs depends on the model; Dry Run under Cost and Checks tells it.',
	],
])('%s with %j', (node, parameters, line) => {
	expect(linesOf(node, parameters)).toEqual([line]);
});

test.each(menuCases)('$id: one line, whatever is chosen', ({ node, model }) => {
	const choices = [...model.fields, ...(model.options ?? [])].flatMap((field) =>
		'type' in field && field.type === 'options'
			? (field.options ?? []).map(({ value }) => ({ field, value: String(value) }))
			: [],
	);
	for (const { field, value } of choices) {
		const isOption = model.options?.includes(field) ?? false;
		const chosen = { [field.name]: value };
		const parameters = {
			model: model.endpointId,
			...(isOption ? { modelOptions: chosen } : chosen),
		};
		expect(linesOf(node.name, parameters)).toHaveLength(1);
	}
});
