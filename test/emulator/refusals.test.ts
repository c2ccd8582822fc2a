import { complaints, find } from './reading';
import { sampleImages, sampleVideos } from './samples';
import type { JsonObject } from './types';

const kling = 'fal-ai/kling-video';
const o1Edit = `${kling}/o1/video-to-video/edit`;
const o1Reference = `${kling}/o1/video-to-video/reference`;
const o3Reference = `${kling}/o3/standard/video-to-video/reference`;
const wan = 'fal-ai/wan/v2.7/edit-video';
const wan22 = 'fal-ai/wan/v2.2-a14b/video-to-video';
const animateDiff = 'fal-ai/fast-animatediff/video-to-video';
const bytedance = 'fal-ai/bytedance-upscaler/upscale/video';
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
		[
			'a Starlight name at Topaz Precision',
			'topaz/upscale/video/precision',
			{ model: 'Starlight HQ' },
			['model literal_error'],
		],
		[
			'a grain between the steps',
			'topaz/upscale/video/precision',
			{ grain: 0.025 },
			['grain multiple_of {"multiple_of":0.01}'],
		],
		['a text for ByteDance’s frame rate', bytedance, { target_fps: '30fps' }, ['target_fps float']],
		[
			'a low frame rate for ByteDance',
			bytedance,
			{ target_fps: 23 },
			['target_fps greater_than_equal {"ge":24}'],
		],
		[
			'a second of AnimateDiff',
			animateDiff,
			{ first_n_seconds: 1 },
			['first_n_seconds greater_than_equal {"ge":2}'],
		],
		[
			'5 seconds of AnimateDiff',
			animateDiff,
			{ first_n_seconds: 5 },
			['first_n_seconds less_than_equal {"le":4}'],
		],
		['24 fps of AnimateDiff', animateDiff, { fps: 24 }, ['fps less_than_equal {"le":16}']],
		[
			'51 steps of AnimateDiff',
			animateDiff,
			{ num_inference_steps: 51, guidance_scale: 20.5 },
			['num_inference_steps less_than_equal {"le":50}', 'guidance_scale less_than_equal {"le":20}'],
		],
		[
			'50 steps of Wan 2.2',
			wan22,
			{ num_inference_steps: 50, guidance_scale: 0, guidance_scale_2: 11 },
			[
				'num_inference_steps less_than_equal {"le":40}',
				'guidance_scale greater_than_equal {"ge":1}',
				'guidance_scale_2 less_than_equal {"le":10}',
			],
		],
		[
			'another shot type',
			`${kling}/o3/pro/video-to-video/edit`,
			{ shot_type: 'intelligent' },
			['shot_type literal_error'],
		],
		[
			'an empty list of references',
			o3Reference,
			{ elements: [{ frontal_image_url: image, reference_image_urls: [] }] },
			['elements.0.reference_image_urls sequence_too_short {"min_length":1}'],
		],
		[
			'a long prompt for Grok',
			'xai/grok-imagine-video/edit-video',
			{ prompt: 'x'.repeat(4097) },
			['prompt string_too_long {"max_length":4096}'],
		],
		['no word for Wan', wan, { prompt: '' }, ['prompt string_too_short {"min_length":1}']],
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
