import { complaints, find } from './reading';
import { sampleImages, sampleVideos } from './samples';
import type { JsonObject } from './types';

const kling = 'fal-ai/kling-video';
const o1Edit = `${kling}/o1/video-to-video/edit`;
const o1Reference = `${kling}/o1/video-to-video/reference`;
const o3Reference = `${kling}/o3/standard/video-to-video/reference`;
const wan = 'fal-ai/wan/v2.7/edit-video';
const [video_url] = sampleVideos;
const [image] = sampleImages;
const needed = { prompt: 'Next shot', video_url };

describe('a wrong value', () => {
	it.each<[string, string, JsonObject, string[]]>([
		['a number for Kling’s duration', o1Reference, { duration: 5 }, ['duration literal_error']],
		['a length that only O3 makes', o1Reference, { duration: '12' }, ['duration literal_error']],
		['a string for Wan’s duration', wan, { duration: '5' }, ['duration literal_error']],
		['a string for a number', 'fal-ai/video-upscaler', { scale: '2' }, ['scale float_type']],
		['a word for a switch', o1Edit, { keep_audio: 'yes' }, ['keep_audio bool_type']],
		['a number for a prompt', o1Edit, { prompt: 2024 }, ['prompt string_type']],
		['null where fal has a default', o1Edit, { keep_audio: null }, ['keep_audio bool_type']],
		[
			'a fraction of frames',
			'fal-ai/rife/video',
			{ num_frames: 1.5 },
			['num_frames int_from_float'],
		],
		[
			'too large a factor',
			'fal-ai/video-upscaler',
			{ scale: 9 },
			['scale less_than_equal {"le":8}'],
		],
		[
			'too low a frame rate',
			'topaz/interpolate/video',
			{ target_fps: 8 },
			['target_fps greater_than_equal {"ge":16}'],
		],
		[
			'a long prompt',
			o1Edit,
			{ prompt: 'x'.repeat(2501) },
			['prompt string_too_long {"max_length":2500}'],
		],
		[
			'five images',
			o1Edit,
			{ image_urls: Array(5).fill(image) },
			['image_urls sequence_too_long {"max_length":4}'],
		],
		[
			'three images and two elements',
			o3Reference,
			{ image_urls: Array(3).fill(image), elements: [{}, {}] },
			['elements sequence_too_long {"max_length":4}'],
		],
		[
			'an O1 element without pictures',
			o1Edit,
			{ elements: [{}] },
			[
				'elements.0.frontal_image_url missing',
				'elements.0.reference_image_urls sequence_too_short {"min_length":1}',
			],
		],
		[
			'an element with four references',
			o3Reference,
			{ elements: [{ reference_image_urls: Array(4).fill(image) }] },
			['elements.0.reference_image_urls sequence_too_long {"max_length":3}'],
		],
	])('%s is refused', (_title, endpointId, change, expected) => {
		const found = complaints(endpointId, { ...needed, ...change });
		expect(found).toHaveLength(expected.length);
		found.forEach((complaint, at) => expect(complaint).toContain(expected[at]));
	});

	it('that is not in the list is answered with the list', () => {
		const { errors } = find(wan).read({ ...needed, audio_setting: 'keep' });
		expect(errors?.[0]).toMatchObject({
			msg: "Input should be 'auto' or 'origin'",
			ctx: { expected: "'auto' or 'origin'" },
			input: 'keep',
		});
	});
});
