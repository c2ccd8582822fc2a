import { endpoints } from './endpoints';
import { complaints, find } from './reading';
import { sampleImages, sampleVideos } from './samples';
import type { JsonObject } from './types';

const kling = 'fal-ai/kling-video';
const o1Edit = `${kling}/o1/video-to-video/edit`;
const o1Reference = `${kling}/o1/video-to-video/reference`;
const o3Reference = `${kling}/o3/standard/video-to-video/reference`;
const [video_url] = sampleVideos;
const [image] = sampleImages;
const element = { frontal_image_url: image, reference_image_urls: [image, image] };
const needed = { prompt: 'Next shot', video_url };

it('offers 46 endpoints, each once', () => {
	expect(new Set(endpoints.map(({ endpointId }) => endpointId)).size).toBe(46);
	expect(endpoints).toHaveLength(46);
});

it.each(endpoints.map(({ endpointId }) => [endpointId]))(
	'%s is content with video, prompt and video id alone',
	(endpointId) => {
		const { schema, read } = find(endpointId);
		// Luma refuses what it does not know.
		const reading = read({ ...needed, ...('video_id' in schema.shape && { video_id: 'video_1' }) });
		expect(reading.errors).toBeNull();
	},
);

// fal's document of Wan 3.0 requires nothing.
const requiring = endpoints.filter(({ endpointId }) => !endpointId.includes('wan-3.0'));

it.each(requiring.map(({ endpointId }) => [endpointId]))(
	'%s misses what it needs in an empty input',
	(endpointId) => {
		expect(complaints(endpointId, {})[0]).toMatch(/^\w+ missing$/);
	},
);

describe('the full examples of fal’s documents', () => {
	it.each<[string, JsonObject]>([
		[o1Edit, { ...needed, keep_audio: false, image_urls: [image], elements: [element] }],
		[
			o1Reference,
			{
				...needed,
				keep_audio: false,
				image_urls: [],
				elements: [element],
				aspect_ratio: 'auto',
				duration: '5',
			},
		],
		[
			`${kling}/o3/pro/video-to-video/edit`,
			{
				...needed,
				image_urls: [image],
				keep_audio: true,
				elements: [element],
				shot_type: 'customize',
			},
		],
		[
			o3Reference,
			{
				...needed,
				image_urls: null,
				keep_audio: false,
				elements: [element, element],
				shot_type: 'customize',
				aspect_ratio: 'auto',
				duration: '5',
			},
		],
	])('%s takes its own', (endpointId, input) => {
		expect(find(endpointId).read(input)).toMatchObject({ errors: null, ignoredFields: [] });
	});

	it('accepts but ignores what only the first document knows', () => {
		const { errors, ignoredFields } = find(o1Edit).read({
			...needed,
			edit_type: 'style',
			negative_prompt: 'blurry',
			elements: [{ ...element, name: 'panda' }],
		});
		expect(errors).toBeNull();
		expect(ignoredFields).toEqual(['edit_type', 'negative_prompt', 'elements.0.name']);
	});

	it('names ignored fields of a refused input too', () => {
		expect(find(o1Edit).read({ prompt: 'x', edit_type: 'style' })).toMatchObject({
			errors: [{ type: 'missing', loc: ['body', 'video_url'] }],
			ignoredFields: ['edit_type'],
		});
	});
});
