import { ExecuteContext } from 'n8n-core';
import type { ILoadOptionsFunctions, INodeParameters, ResourceMapperFields } from 'n8n-workflow';

import { FalModel } from '../../../nodes/FalModel/FalModel.node';
import { complaints } from '../../catalogue/accepts';
import { catalogueModels, schemaOf } from '../../catalogue/documents';
import { useFixture } from '../../emulator/fixture';
import type { Fixture } from '../../emulator/fixture';
import { binaryField, itemWith, stored } from '../binaryItems';
import { openForm } from '../loadOptions';
import { videoCredentialTypes, videoNodeTypes } from '../nodeTypes';
import { NODE, runVideoNode } from '../videoRun';
import type { VideoRun } from '../videoRun';

let fixture: Fixture;
useFixture((open) => (fixture = open));

const shortClip = { seconds: 1, width: 320, height: 180, fps: 24 };
const TYPE = 'n8n-nodes-fal-video.falModel';
const node = new FalModel();
const nodeTypes = { ...videoNodeTypes(), [TYPE]: node };

const veo = 'fal-ai/veo2';
const toVideo = 'fal-ai/ltx-2-19b/image-to-video';

/** Each test asks as another credential, so that none meets what another one asked before. */
let credential = 0;
beforeEach(() => credential++);

function form(parameters: INodeParameters, apiKey = fixture.fal.apiKey): ILoadOptionsFunctions {
	return openForm({
		node: {
			id: 'video',
			name: NODE,
			type: TYPE,
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: { falApi: { id: `fal${credential}`, name: 'fal' } },
		},
		nodeTypes,
		credentialTypes: videoCredentialTypes(),
		credentials: { falApi: { apiKey, proxyUrl: fixture.fal.proxyUrl } },
	});
}

function byId(value: string) {
	return { __rl: true, mode: 'id', value };
}

async function fieldsOf(
	endpointId: string,
	more: INodeParameters = {},
): Promise<ResourceMapperFields> {
	return await node.methods.resourceMapping.modelFields.call(
		form({ model: byId(endpointId), ...more }),
	);
}

/** The mapper as the editor saves it. */
async function savedInput(endpointId: string, value: INodeParameters): Promise<INodeParameters> {
	const { fields } = await fieldsOf(endpointId);
	return { mappingMode: 'defineBelow', value, schema: fields } as unknown as INodeParameters;
}

/** With the checks of the form as it is. */
async function runAs(parameters: INodeParameters, more: Partial<VideoRun>) {
	return await run(parameters, { sourceCheck: null, ...more });
}

async function run(parameters: INodeParameters, more: Partial<VideoRun> = {}) {
	return await runVideoNode(fixture.fal, {
		node: 'falModel',
		nodeTypes,
		parameters,
		onError: 'continueRegularOutput',
		...more,
	});
}

function accepted(endpointId: string, body: unknown): string[] {
	const model = catalogueModels.find((one) => one.endpointId === endpointId);
	if (model === undefined) throw new Error(`No ${endpointId}`);
	return complaints(schemaOf(model, 'input'), body);
}

describe('the list of models', () => {
	const search = async (parameters: INodeParameters, filter?: string, token?: string) =>
		await node.methods.listSearch.searchModels.call(form(parameters), filter, token);

	it('shows the chosen category, and what was typed', async () => {
		const { results } = await search({ category: 'text-to-video' }, 'veo');
		expect(results.map(({ value }) => value)).toContain(veo);
		expect(results.find(({ value }) => value === veo)).toMatchObject({
			url: `https://fal.ai/models/${veo}/api`,
		});
	});

	it('goes through every model, page after page, without those that fal has retired', async () => {
		const ids: unknown[] = [];
		let token: string | undefined;
		do {
			const page = await search({ category: 'all' }, undefined, token);
			ids.push(...page.results.map(({ value }) => value));
			token = page.paginationToken as string | undefined;
		} while (token !== undefined);
		const active = catalogueModels.filter(({ deprecated }) => !deprecated);
		expect(ids).toEqual(active.map(({ endpointId }) => endpointId));
	});

	it('says what is the matter', async () => {
		fixture.fal.fault({ on: 'models', answer: 'html', times: Infinity });
		await expect(search({ category: 'all' }, 'down')).rejects.toThrow('fal has a problem');
	});
});

describe('the form of a model', () => {
	it('asks for a model first', async () => {
		expect(await fieldsOf('')).toEqual({ fields: [], emptyFieldsNotice: 'Choose a model first.' });
	});

	it('names our own widgets, and offers the rest', async () => {
		const { fields } = await fieldsOf(toVideo);
		expect(fields[0].displayName).toMatch(
			/^prompt negative_prompt image_url last_frame_url \| prompt image_url \| -video_url /,
		);
		expect(fields.map(({ id }) => id)).toContain('num_frames');
		expect(fields.map(({ id }) => id)).not.toContain('sync_mode');
	});

	it('takes the address of a page', async () => {
		const page = { __rl: true, mode: 'url', value: `https://fal.ai/models/${veo}/playground` };
		const { fields } = await node.methods.resourceMapping.modelFields.call(form({ model: page }));
		expect(fields[0].displayName).toContain(`| ${veo}`);
	});

	it('costs one question, also when it is opened again', async () => {
		await fieldsOf(veo);
		await fieldsOf(veo);
		expect(fixture.fal.exchanges.map(({ operation }) => operation)).toEqual(['models']);
	});

	it.each<[string, () => void, string, string]>([
		['a wrong key', () => undefined, 'wrong:key', 'fal did not accept the API key'],
		[
			'fal down',
			() => fixture.fal.fault({ on: 'models', answer: 'html', times: Infinity }),
			'',
			'fal has a problem at the moment (HTTP 502)',
		],
		[
			'a connection that breaks off',
			() => fixture.fal.fault({ on: 'models', answer: 'reset', times: Infinity }),
			'',
			'fal did not answer in time',
		],
		[
			'a failed expansion',
			() =>
				fixture.fal.fault({
					on: 'models',
					answer: {
						statusCode: 200,
						body: {
							models: [
								{
									endpoint_id: veo,
									openapi: { error: { code: 'expansion_failed', message: 'x' } },
								},
							],
						},
					},
				}),
			'',
			`fal could not describe the fields of ${veo}: x`,
		],
	])('says what is the matter: %s', async (_title, prepare, key, message) => {
		prepare();
		const context = form({ model: byId(veo) }, key || undefined);
		const { fields, emptyFieldsNotice } =
			await node.methods.resourceMapping.modelFields.call(context);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain(message);
	});

	it('says that fal does not know the model', async () => {
		const { emptyFieldsNotice } = await fieldsOf('fal-ai/nobody');
		expect(emptyFieldsNotice).toContain("fal's catalogue has no model fal-ai/nobody");
	});

	it('keeps a saved form of the same model while fal is down', async () => {
		const input = await savedInput(veo, { aspect_ratio: '9:16' });
		credential++;
		fixture.fal.fault({ on: 'models', answer: 'html', times: Infinity });
		const { fields } = await fieldsOf(veo, { input });
		expect(fields).toEqual(input.schema);
		const other = await fieldsOf(toVideo, { input });
		expect(other.fields).toEqual([]);
	});
});

describe('the price', () => {
	const kling = 'fal-ai/kling-video/o1/video-to-video/edit';

	async function priceOf(endpointId: string, apiKey?: string): Promise<unknown> {
		const context = form({ model: byId(endpointId) }, apiKey);
		const entries = await node.methods.loadOptions.modelPrice.call(context);
		// The value that the field holds by default, so that n8n shows the entry.
		const { default: shown } =
			node.description.properties.find(({ name }) => name === 'price') ?? {};
		expect(entries.map(({ value }) => value)).toEqual([shown]);
		return entries[0].name;
	}

	it('is that of fal’s list, for one unit', async () => {
		expect(await priceOf(kling)).toBe('$0.168 per second');
	});

	it.each<[string, string, () => void, string | undefined]>([
		['of no model', 'Choose a model first', () => undefined, undefined],
		['fal down', 'fal did not tell it; try again later', down, undefined],
		['a wrong key', 'fal did not tell it; try again later', () => undefined, 'wrong:key'],
		['a key that may not read prices', 'This API key may not read prices', forbidden, undefined],
	])('says why it is not known: %s', async (title, words, prepare, apiKey) => {
		prepare();
		expect(await priceOf(title === 'of no model' ? '' : kling, apiKey)).toBe(words);
	});

	it('may not be in fal’s list', async () => {
		expect(await priceOf(veo)).toBe("Not in fal's price list");
	});

	it('and the fields cost two requests, and none when the node is opened again', async () => {
		for (let opened = 0; opened < 2; opened++) {
			await fieldsOf(kling);
			await priceOf(kling);
		}
		expect(fixture.fal.exchanges.map(({ operation }) => operation)).toEqual(['models', 'pricing']);
	});

	function down(): void {
		fixture.fal.fault({ on: 'pricing', answer: 'html', times: Infinity });
	}

	function forbidden(): void {
		const answer = { statusCode: 403, body: { error: { message: 'Forbidden' } } };
		fixture.fal.fault({ on: 'pricing', answer, times: Infinity });
	}
});

describe('as a tool of an agent', () => {
	const edit = 'fal-ai/kling-video/o1/video-to-video/reference';
	const parameters = { model: byId(edit), prompt: 'x' };
	/** Agents up to version 2 call it themselves, later ones run it as a node of this name. */
	const asNode = { node: 'falModelTool', nodeTypes: { ...nodeTypes, [`${TYPE}Tool`]: node } };

	async function call(costAndChecks: INodeParameters, more: Partial<VideoRun> = asNode) {
		const clip = await fixture.clips.make('tool.mp4', {
			seconds: 4,
			width: 1280,
			height: 720,
			fps: 24,
		});
		const video_url = { __rl: true, mode: 'url', value: fixture.fal.publish(clip) };
		const input = await savedInput(edit, { duration: '5' });
		const run = { ...parameters, video_url, input, costAndChecks };
		return await runAs(run, more);
	}

	it('orders nothing without a limit', async () => {
		const { items } = await call({});
		expect(JSON.stringify(items(NODE))).toContain(
			'Max Cost per Execution is not set, and an agent calls this node as often as it likes',
		);
		expect(fixture.fal.purchases).toEqual([]);
	});

	it('orders nothing without a limit, called by an older agent', async () => {
		const agent = jest.spyOn(ExecuteContext.prototype, 'isToolExecution').mockReturnValue(true);
		const { items } = await call({}, { node: 'falModel' });
		agent.mockRestore();
		expect(JSON.stringify(items(NODE))).toContain('Max Cost per Execution is not set');
		expect(fixture.fal.purchases).toEqual([]);
	});

	it('orders under a limit', async () => {
		await call({ maxCostPerExecution: 2 });
		expect(fixture.fal.purchases).toHaveLength(1);
	});
});

describe('a run', () => {
	it('makes a video of words, by the saved form and without a further question', async () => {
		const input = await savedInput(veo, { aspect_ratio: '9:16', duration: '5s', gone: 'x' });
		fixture.fal.reset();
		const { items } = await run({ model: byId(veo), prompt: 'A paper boat', input });
		expect(fixture.fal.purchases.map(({ input: body }) => body)).toEqual([
			{ prompt: 'A paper boat', aspect_ratio: '9:16', duration: '5s' },
		]);
		expect(accepted(veo, fixture.fal.purchases[0].input)).toEqual([]);
		expect(JSON.stringify(items(NODE))).toContain('output.mp4');
		expect(fixture.fal.exchanges.some(({ operation }) => operation === 'models')).toBe(false);
	});

	it('uploads a binary field, also one that JSON names', async () => {
		const clip = await fixture.clips.make('source.mp4', shortClip);
		const lora = 'fal-ai/ltx-2-19b/image-to-video/lora';
		const input = await savedInput(lora, { loras: '[{"path": "binary:weights", "scale": 1}]' });
		await run(
			{ model: byId(lora), prompt: 'x', image_url: binaryField('data'), input },
			{
				inputItems: [
					itemWith({
						data: await stored(clip, 'picture.png', 'image/png'),
						weights: await stored(clip, 'lora.safetensors', 'application/octet-stream'),
					}),
				],
			},
		);
		const [{ input: body }] = fixture.fal.purchases;
		const file = expect.stringMatching(/^http:.*\/files\//) as string;
		expect(body).toMatchObject({ image_url: file, loras: [{ path: file, scale: 1 }] });
		expect(body.sync_mode).toBe(false);
		expect(accepted(lora, body)).toEqual([]);
	});

	it('asks fal where the model comes from an expression and the form is of another', async () => {
		const input = await savedInput(toVideo, { num_frames: 100 });
		fixture.fal.reset();
		const model = { __rl: true, mode: 'id', value: '={{ $json.model }}' };
		await run(
			{
				model,
				prompt: '={{ $json.prompt }}',
				image_url: { __rl: true, mode: 'url', value: 'https://a.b/c.png' },
				input,
			},
			{
				items: [
					{ model: veo, prompt: 'Rain' },
					{ model: veo, prompt: 'Snow' },
				],
			},
		);
		expect(fixture.fal.purchases.map(({ input: body }) => body)).toEqual([
			{ prompt: 'Rain' },
			{ prompt: 'Snow' },
		]);
		expect(fixture.fal.exchanges.filter(({ operation }) => operation === 'models')).toHaveLength(1);
	});

	it('asks again where fal’s catalogue fails for a moment', async () => {
		fixture.fal.fault({ on: 'models', answer: 'html', times: 1 });
		await run({ model: byId('fal-ai/pixverse/v4.5/text-to-video'), prompt: 'x' });
		expect(fixture.fal.purchases).toHaveLength(1);
	});

	it('sends Additional Input alone to an app that fal does not describe', async () => {
		const advanced = { additionalInput: '{"prompt": "x", "video_url": "https://a.b/c.mp4"}' };
		const { items } = await run({ model: byId('fal-ai/film/video'), prompt: 'ignored', advanced });
		expect(fixture.fal.purchases.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
			{ prompt: 'x', video_url: 'https://a.b/c.mp4' },
		]);
		expect(JSON.stringify(items(NODE))).toContain('output.mp4');
	});

	it('uploads the binary fields that Additional Input names for an app that fal does not describe', async () => {
		const clip = await fixture.clips.make('private.mp4', shortClip);
		const data = await stored(clip, 'clip.mp4', 'video/mp4');
		const video =
			'{"video_url": "binary:data", "more": [{"deep": "binary:data"}], "text": "a binary: b"}';
		const { items } = await run(
			{ model: byId('fal-ai/film/video'), advanced: { additionalInput: video } },
			{ inputItems: [itemWith({ data })] },
		);
		const file = expect.stringMatching(/^http:.*\/files\//) as string;
		expect(JSON.stringify(items(NODE))).toContain('output.mp4');
		expect(JSON.parse(fixture.fal.purchases[0].body)).toEqual({
			video_url: file,
			more: [{ deep: file }],
			text: 'a binary: b',
		});
	});

	it('uploads one that Additional Input names under a field that fal does not know', async () => {
		const clip = await fixture.clips.make('unknown.mp4', shortClip);
		const data = await stored(clip, 'clip.mp4', 'video/mp4');
		const input = await savedInput(veo, {});
		const advanced = { additionalInput: '{"new_field": "binary:data"}' };
		await run(
			{ model: byId(veo), prompt: 'x', input, advanced },
			{ inputItems: [itemWith({ data })] },
		);
		expect(JSON.parse(fixture.fal.purchases[0].body)).toEqual({
			prompt: 'x',
			new_field: expect.stringMatching(/^http:.*\/files\//) as string,
		});
	});

	it('says that a binary field of Additional Input is not there', async () => {
		const advanced = { additionalInput: '{"video_url": "binary:nothing"}' };
		const { items } = await run({ model: byId('fal-ai/film/video'), advanced });
		expect(JSON.stringify(items(NODE))).toContain('Additional Input (JSON)');
		expect(fixture.fal.purchases).toEqual([]);
	});

	it('is not started by n8n without a model', async () => {
		await expect(run({})).rejects.toThrow('issues');
	});

	it.each<[string, INodeParameters, () => void, string]>([
		['an empty required field', { model: byId(veo) }, () => undefined, 'Prompt is empty'],
		[
			'an unknown model',
			{ model: byId('fal-ai/nobody'), prompt: 'x' },
			() => undefined,
			"fal's catalogue has no model fal-ai/nobody",
		],
		[
			'fal down, although there is Additional Input',
			{
				model: byId('fal-ai/pika/v2.2/text-to-video'),
				prompt: 'x',
				advanced: { additionalInput: '{"prompt": "x"}' },
			},
			() => fixture.fal.fault({ on: 'models', answer: 'html', times: Infinity }),
			'fal has a problem at the moment',
		],
	])('submits nothing: %s', async (_title, parameters, prepare, message) => {
		prepare();
		const { items } = await run(parameters);
		expect(JSON.stringify(items(NODE))).toContain(message);
		expect(fixture.fal.purchases).toEqual([]);
	});

	it('refuses a clip that is outside the limits in fal’s document', async () => {
		const kling = 'kling/v4/video-to-video/edit';
		const shape = { seconds: 1, width: 1280, height: 720, fps: 24 };
		const file = await fixture.clips.make('one-second.mp4', shape);
		const video_url = { __rl: true, mode: 'url', value: fixture.fal.publish(file) };
		const input = await savedInput(kling, {});
		const parameters = { model: byId(kling), prompt: 'x', video_url, input };
		const { items } = await run(parameters, { sourceCheck: 'standard' });
		expect(JSON.stringify(items(NODE))).toContain('3 to 30 s');
		expect(fixture.fal.purchases).toEqual([]);
	});

	it('refuses what does not fit, naming field, value and what fal takes', async () => {
		const input = await savedInput(toVideo, { num_frames: 500 });
		const image = { __rl: true, mode: 'url', value: 'https://a.b/c.png' };
		const { items } = await run({ model: byId(toVideo), prompt: 'x', image_url: image, input });
		expect(JSON.stringify(items(NODE))).toContain(
			'Number of Frames is 500; it takes a whole number from 9 to 481',
		);
		expect(fixture.fal.purchases).toEqual([]);
	});

	describe('costs of a listed model', () => {
		const edit = 'fal-ai/kling-video/o1/video-to-video/edit';
		const reference = 'fal-ai/kling-video/o1/video-to-video/reference';

		async function estimate(node: string, parameters: INodeParameters): Promise<unknown> {
			const costAndChecks = { dryRun: true };
			const { items } = await run(
				{ ...parameters, costAndChecks },
				{ node, sourceCheck: 'standard' },
			);
			const { fal } = items(NODE)[0].json;
			return (fal as { estimatedCostUsd: unknown }).estimatedCostUsd;
		}

		async function clip() {
			const shape = { seconds: 4, width: 1280, height: 720, fps: 24 };
			const file = await fixture.clips.make('four-seconds.mp4', shape);
			return { __rl: true, mode: 'url', value: fixture.fal.publish(file) };
		}

		it('are the same as in its own node', async () => {
			const video_url = await clip();
			const own = await estimate('klingEdit', { model: edit, prompt: 'Rain', video_url });
			const input = await savedInput(edit, {});
			const same = { model: byId(edit), prompt: 'Rain', video_url, input };
			expect(own).toBeGreaterThan(0);
			expect(await estimate('falModel', same)).toBe(own);
		});

		it('are not known where what decides them is left to fal', async () => {
			const video_url = await clip();
			const parameters = { model: byId(reference), prompt: 'Rain', video_url };
			const bare = { ...parameters, input: await savedInput(reference, {}) };
			const full = { ...parameters, input: await savedInput(reference, { duration: '10' }) };
			expect(await estimate('falModel', bare)).toBeNull();
			const own = { model: reference, prompt: 'Rain', video_url, duration: '10' };
			expect(await estimate('falModel', full)).toBe(await estimate('klingReference', own));
		});
	});

	it('does not guess what an unlisted model costs', async () => {
		const input = await savedInput(veo, {});
		const costAndChecks = { maxCostPerItem: 5 };
		const { items } = await run({ model: byId(veo), prompt: 'x', input, costAndChecks });
		expect(JSON.stringify(items(NODE))).toMatch(/Max Cost per Item/);
		expect(fixture.fal.purchases).toEqual([]);
	});
});
