import { readDocumentAnswer, readModels } from '../../../nodes/shared/catalogue/answers';
import { createCache } from '../../../nodes/shared/catalogue/cache';
import { readEndpointId } from '../../../nodes/shared/catalogue/endpointId';
import { modelsUrl, modelUrl } from '../../../nodes/shared/fal/catalogueUrls';
import type { Answer } from '../../../nodes/shared/fal/answer';

const id = 'fal-ai/kling-video/o3/pro/video-to-video/edit';

function answer(statusCode: number | null, body: unknown = null, sent = true): Answer {
	return { statusCode, body, headers: {}, sent };
}

describe('what Model means', () => {
	it.each([
		id,
		`  ${id} `,
		`https://fal.ai/models/${id}`,
		`https://fal.ai/models/${id}/`,
		`https://fal.ai/models/${id}/api?share=abc#schema`,
		`https://www.fal.ai/models/${id}/playground`,
		`fal.ai/models/${id}/llms.txt`,
		`https://fal.run/${id}`,
		`https://queue.fal.run/${id}?fal_webhook=x`,
		`https://fal.ai/api/openapi/queue/openapi.json?endpoint_id=${encodeURIComponent(id)}`,
		`https://api.fal.ai/v1/models?endpoint_id=${id}&expand=openapi-3.0`,
	])('%s', (text) => {
		expect(readEndpointId(text)).toBe(id);
	});

	it('takes n8n’s locator, private apps, workflows and comfy ids', () => {
		expect(readEndpointId({ __rl: true, mode: 'url', value: `https://fal.run/${id}` })).toBe(id);
		expect(readEndpointId('workflows/me/my-flow')).toBe('workflows/me/my-flow');
		expect(readEndpointId('comfy/me/graph')).toBe('comfy/me/graph');
		expect(readEndpointId('my-team/private-app')).toBe('my-team/private-app');
	});

	it.each([undefined, null, '', ' ', { mode: 'list', value: '' }])('%j is nothing yet', (value) => {
		expect(readEndpointId(value)).toBe('');
	});

	it.each<[unknown, string]>([
		[`https://queue.fal.run/fal-ai/kling-video/requests/1/status`, 'the address of one request'],
		['https://fal.ai/dashboard/keys', 'is not the ID of a fal model, nor its address'],
		['https://fal.ai/models?q=kling', 'names no model'],
		[`https://evil.example/models/${id}`, 'is not the ID of a fal model, nor its address'],
		[`https://fal.ai.evil.example/models/${id}`, 'is not the ID of a fal model, nor its address'],
		['kling', 'is not the ID of a fal model, nor its address'],
		['a/../b', 'is not'],
		['two words', 'is not'],
		[7, 'Model is not text'],
	])('%j is refused', (value, message) => {
		expect(() => readEndpointId(value)).toThrow(message);
	});
});

describe('questions', () => {
	it('asks for what fal offers, and only for what was chosen', () => {
		expect(modelsUrl({ search: '', category: '' })).toBe(
			'https://api.fal.ai/v1/models?status=active&limit=50',
		);
		expect(modelsUrl({ search: ' veo 3 ', category: 'text-to-video', cursor: 'Mg==' })).toBe(
			'https://api.fal.ai/v1/models?q=veo+3&category=text-to-video&status=active&limit=50&cursor=Mg%3D%3D',
		);
		expect(modelUrl('fal-ai/esrgan')).toBe(
			'https://api.fal.ai/v1/models?endpoint_id=fal-ai%2Fesrgan&expand=openapi-3.0',
		);
	});
});

describe('a page of models', () => {
	const metadata = {
		display_name: 'Kling O3',
		category: 'video-to-video',
		description: 'Edit\n a video',
	};

	it('is read, also where fal has no more to say of one', () => {
		const models = [
			{ endpoint_id: id, metadata: { ...metadata, status: 'deprecated' } },
			{ endpoint_id: 'my/app' },
			{ endpoint_id: 7 },
			null,
		];
		expect(readModels(answer(200, { models, next_cursor: 'Mg==', has_more: true }))).toEqual({
			is: 'models',
			models: [
				{
					endpointId: id,
					displayName: 'Kling O3',
					category: 'video-to-video',
					description: 'Edit a video',
					retired: true,
				},
				{
					endpointId: 'my/app',
					displayName: 'my/app',
					category: '',
					description: '',
					retired: false,
				},
			],
			nextCursor: 'Mg==',
		});
		expect(readModels(answer(200, { models: [], next_cursor: null }))).toMatchObject({
			nextCursor: null,
		});
	});

	it.each<[string, Answer, string]>([
		['no way to fal', answer(null, null, false), 'fal could not be reached'],
		['no answer', answer(null), 'fal did not answer in time'],
		['a wrong key', answer(401, { error: {} }), 'fal did not accept the API key'],
		['a key without the right', answer(403), 'does not let this key read the list'],
		['too many questions', answer(429), 'fal is asked too often'],
		['fal down', answer(503, '<html>'), 'fal has a problem at the moment (HTTP 503)'],
		['a stranger’s page', answer(200, '<html>'), 'What answered is not fal (HTTP 200)'],
		[
			'a refusal',
			answer(400, { error: { message: 'bad cursor' } }),
			'refused the question: bad cursor',
		],
	])('says what is the matter: %s', (_title, given, message) => {
		const reading = readModels(given);
		expect(reading.is === 'failed' ? reading.message : '').toContain(message);
		expect(reading.is === 'failed' ? reading.hint : '').toMatch(/^[A-Z].*\.$/);
	});
});

describe('the document of a model', () => {
	it('is found among what fal answers', () => {
		const document = { openapi: '3.0.4' };
		const models = [
			{ endpoint_id: 'other/one', openapi: {} },
			{ endpoint_id: id, openapi: document },
		];
		expect(readDocumentAnswer(answer(200, { models }), id)).toMatchObject({
			is: 'document',
			document,
			model: { endpointId: id },
		});
	});

	it.each<[string, Answer, string, string]>([
		[
			'a failed expansion',
			answer(200, {
				models: [
					{
						endpoint_id: id,
						openapi: { error: { code: 'expansion_failed', message: 'no schema' } },
					},
				],
			}),
			`could not describe the fields of ${id}: no schema`,
			'undescribed',
		],
		[
			'no document',
			answer(200, { models: [{ endpoint_id: id }] }),
			'could not describe',
			'undescribed',
		],
		['an unknown model', answer(404, { error: {} }), `has no model ${id}`, 'undescribed'],
		['an empty list', answer(200, { models: [] }), `has no model ${id}`, 'undescribed'],
		['a gateway’s 404', answer(404, '<html>'), 'What answered is not fal', 'refused'],
		['a wrong key', answer(401), 'fal did not accept the API key', 'refused'],
		['fal down', answer(503), 'fal has a problem', 'passing'],
	])('says what is the matter: %s', (_title, given, message, kind) => {
		const reading = readDocumentAnswer(given, id);
		expect(reading).toMatchObject({ is: 'failed', kind });
		expect(reading.is === 'failed' ? reading.message : '').toContain(message);
	});
});

describe('the cache', () => {
	function cacheAt(clock: { nowMs: number }) {
		let asked = 0;
		const cache = createCache<number>({
			most: 2,
			keepMs: 1000,
			keeps: (value) => value >= 0,
			nowMs: () => clock.nowMs,
		});
		const ask = (key: string, value?: number) =>
			cache.get(key, async () => await Promise.resolve(value ?? ++asked));
		return { ask };
	}

	it('asks again when the answer is too old', async () => {
		const clock = { nowMs: 0 };
		const { ask } = cacheAt(clock);
		expect([await ask('a'), await ask('a')]).toEqual([1, 1]);
		clock.nowMs = 999;
		expect(await ask('a')).toBe(1);
		clock.nowMs = 1000;
		expect(await ask('a')).toBe(2);
	});

	it('shares a question that is under way', async () => {
		const { ask } = cacheAt({ nowMs: 0 });
		expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2]);
	});

	it('keeps no failure', async () => {
		const { ask } = cacheAt({ nowMs: 0 });
		expect([await ask('a', -1), await ask('a')]).toEqual([-1, 1]);
		const cache = createCache<number>({ keeps: () => true });
		const failing = cache.get('a', async () => await Promise.reject(new Error('down')));
		await expect(failing).rejects.toThrow('down');
		expect(await cache.get('a', async () => await Promise.resolve(7))).toBe(7);
	});

	it('lets the oldest go when it is full', async () => {
		const { ask } = cacheAt({ nowMs: 0 });
		await ask('a');
		await ask('b');
		await ask('c');
		expect([await ask('b'), await ask('c'), await ask('a')]).toEqual([2, 3, 4]);
	});
});
