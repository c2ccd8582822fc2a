import { readDocument } from '../../nodes/FalModel/schema/document';
import { complaints } from '../catalogue/accepts';
import { catalogueModels, documentOf, exampleOf, schemaOf } from '../catalogue/documents';
import type { CatalogueModel, Json } from '../catalogue/documents';
import { makeRequired } from '../catalogue/make';
import { probe } from '../support/ffmpeg';
import { anyEndpoint } from './anyModel';
import { useFixture } from './fixture';
import type { Fixture } from './fixture';
import { call, order, readsOf } from './caller';
import { baseAppId } from './target';
import type { JsonObject } from './types';

let fixture: Fixture;
useFixture((open) => (fixture = open), { video: true });

const models = 'https://api.fal.ai/v1/models';

interface Page {
	models: Array<{ endpoint_id: string; metadata: Json; openapi?: Json }>;
	next_cursor: string | null;
	has_more: boolean;
}

async function page(query: string): Promise<Page> {
	const { statusCode, body } = await call(fixture.fal, 'GET', `${models}${query}`);
	expect(statusCode).toBe(200);
	return body as Page;
}

function modelOf(endpointId: string): CatalogueModel {
	const model = catalogueModels.find((one) => one.endpointId === endpointId);
	if (model === undefined) throw new Error(`No ${endpointId}`);
	return model;
}

describe('the catalogue', () => {
	it('gives every model once, page after page', async () => {
		const ids: string[] = [];
		let cursor: string | null = '';
		while (cursor !== null) {
			const found: Page = await page(`?limit=50&cursor=${encodeURIComponent(cursor)}`);
			ids.push(...found.models.map(({ endpoint_id: id }) => id));
			expect(found.has_more).toBe(found.next_cursor !== null);
			cursor = found.next_cursor;
		}
		expect(ids).toEqual(catalogueModels.map(({ endpointId }) => endpointId));
	});

	it('searches words in any order, within a category', async () => {
		const found = await page('?q=edit+kling&category=video-to-video');
		expect(found.models.length).toBeGreaterThan(2);
		for (const { endpoint_id: id, metadata } of found.models) {
			expect(id).toMatch(/kling.*edit/);
			expect(metadata.category).toBe('video-to-video');
		}
		expect((await page('?q=no+such+model')).models).toEqual([]);
	});

	it('tells what is retired apart', async () => {
		const retired = await page('?status=deprecated');
		const active = await page('?status=active&limit=100');
		const ids = retired.models.map(({ endpoint_id: id }) => id);
		expect(ids).toContain('fal-ai/sora-2/text-to-video');
		expect(active.models.some(({ endpoint_id: id }) => ids.includes(id))).toBe(false);
	});

	it('gives documents only when asked, as fal.ai gives them one by one', async () => {
		const id = 'fal-ai/veo2';
		const [bare] = (await page(`?endpoint_id=${id}`)).models;
		const [whole] = (await page(`?endpoint_id=${id}&expand=openapi-3.0`)).models;
		const single = `https://fal.ai/api/openapi/queue/openapi.json?endpoint_id=${id}`;
		expect(bare).not.toHaveProperty('openapi');
		expect(whole.openapi).toEqual(documentOf(modelOf(id)));
		expect((await call(fixture.fal, 'GET', single, { authorization: null })).body).toEqual(
			whole.openapi,
		);
		expect(readDocument(whole.openapi, id).is).toBe('schema');
	});

	it('needs no key, but refuses a wrong one', async () => {
		const asked = async (authorization: string | null) =>
			(await call(fixture.fal, 'GET', models, { authorization })).statusCode;
		expect(await asked(null)).toBe(200);
		expect(await asked('Key wrong:key')).toBe(401);
	});

	it.each([
		['?endpoint_id=fal-ai/nobody', 404],
		['?limit=0', 400],
		['?cursor=%21', 400],
	])('%s is %d', async (query, statusCode) => {
		expect((await call(fixture.fal, 'GET', models + query)).statusCode).toBe(statusCode);
	});
});

describe('an endpoint that only its schema describes', () => {
	const example = (model: CatalogueModel): Json => ({
		...makeRequired(model.input, model.types),
		...exampleOf(model),
	});

	it.each(catalogueModels.map((model) => [model.endpointId, model] as const))(
		'%s takes its own example',
		(_id, model) => {
			const read = anyEndpoint(model).read({ ...example(model), surplus: 1 });
			expect(read.errors).toBeNull();
			expect(read.ignoredFields).toEqual(['surplus']);
		},
	);

	async function made(endpointId: string, changes: Json = {}): Promise<JsonObject> {
		const input = { ...example(modelOf(endpointId)), ...changes };
		const id = await order(fixture.fal, endpointId, input);
		const reads = readsOf(() => fixture.fal, baseAppId(endpointId));
		for (;;) {
			const { body } = await reads.status(id);
			if ((body as JsonObject).status === 'COMPLETED') break;
		}
		const { statusCode, body } = await reads.result(id);
		expect({ statusCode, body }).toMatchObject({ statusCode: 200 });
		return body as JsonObject;
	}

	it.each<[string, string, string[]]>([
		['a video from words', 'fal-ai/veo2', ['video']],
		['a video from a picture', 'fal-ai/ltx-2-19b/image-to-video', ['video']],
		['a picture', 'fal-ai/flux/dev', ['images']],
		['a sound', 'fal-ai/elevenlabs/sound-effects/v2', ['audio']],
		['words', 'fal-ai/whisper', ['text']],
	])('gives %s', async (_title, endpointId, names) => {
		const result = await made(endpointId);
		expect(complaints(schemaOf(modelOf(endpointId), 'output'), result)).toEqual([]);
		expect(Object.keys(result)).toEqual(expect.arrayContaining(names));
	});

	it('makes of another prompt another video, as long as asked', async () => {
		const files = await Promise.all(
			['Rain', 'Snow'].map(async (prompt) => {
				const { video } = await made('fal-ai/veo2', { prompt, duration: '5s' });
				const { url } = video as { url: string };
				const seconds = (await probe(url)).seconds;
				return { seconds, bytes: Buffer.from(await (await fetch(url)).arrayBuffer()) };
			}),
		);
		expect(files[0].seconds).toBeCloseTo(5, 1);
		expect(files[0].bytes.equals(files[1].bytes)).toBe(false);
	});

	it('refuses in fal’s words what its schema does not take, and a file that is not there', async () => {
		const refused = async (input: Json): Promise<unknown> => {
			const id = await order(fixture.fal, 'fal-ai/ltx-2-19b/image-to-video', input);
			const reads = readsOf(() => fixture.fal, 'fal-ai/ltx-2-19b');
			for (;;) {
				const { body } = await reads.status(id);
				if ((body as JsonObject).status === 'COMPLETED') break;
			}
			return (await reads.result(id)).body;
		};
		expect(
			await refused({ prompt: 'x', image_url: 'https://a.example.com/x.png', fps: 99 }),
		).toMatchObject({
			detail: [{ loc: ['body', 'fps'], type: 'less_than_equal', ctx: { le: 60 } }],
		});
		const gone = `${fixture.fal.proxyUrl}/files/none/none.png`;
		expect(await refused({ prompt: 'x', image_url: gone })).toMatchObject({
			detail: [{ loc: ['body', 'image_url'], type: 'file_download_error' }],
		});
	});
});
