// Kling Reference: the examples of fal's own pages.
import type { GoldenBody } from './golden';
import { link, someVideo } from './golden';

const o1 = 'fal-ai/kling-video/o1/video-to-video/reference';
const o1Standard = 'fal-ai/kling-video/o1/standard/video-to-video/reference';
const o3Pro = 'fal-ai/kling-video/o3/pro/video-to-video/reference';
const o3Standard = 'fal-ai/kling-video/o3/standard/video-to-video/reference';

const files = 'https://v3b.fal.media/files/b';
const standardFiles =
	'https://storage.googleapis.com/falserverless/example_inputs/kling-o3/standard-v2v-reference';

const o1Prompt = 'Based on @Video1, generate the next shot. keep the style of the video';
const o1Video = `${files}/panda/oVdiICFXY03Vbam-08Aj8_output.mp4`;
const standardPrompt = 'Replace both character with @Element1 and @Element2';

const o3FourK = 'fal-ai/kling-video/o3/4k/video-to-video/reference';

const seedance = 'bytedance/seedance-2.5/reference-to-video';
const wan30 = 'alibaba/wan-3.0/reference-to-video';

export const klingReference: GoldenBody[] = [
	{
		title: 'Seedance 2.5, an edit with a picture',
		from: null,
		endpointId: seedance,
		parameters: {
			model: seedance,
			video_url: link(someVideo),
			prompt: 'Dress her as in @Image1',
			image_urls: { image1: link('https://example.com/dress.png') },
			modelOptions: { task: 'editing' },
		},
		input: {
			video_urls: [someVideo],
			prompt: 'Dress her as in @Image1',
			image_urls: ['https://example.com/dress.png'],
			task: 'editing',
		},
	},
	{
		title: 'Wan 3.0, with a picture',
		from: null,
		endpointId: wan30,
		parameters: {
			model: wan30,
			video_url: link(someVideo),
			prompt: 'She walks on as @Image1',
			image_urls: { image1: link('https://example.com/hero.png') },
			modelOptions: { duration: 8, resolution: '480p' },
		},
		input: {
			reference_video_urls: [someVideo],
			prompt: 'She walks on as @Image1',
			reference_image_urls: ['https://example.com/hero.png'],
			duration: 8,
			resolution: '480p',
		},
	},

	{
		title: 'Kling O3 4K, a next shot of 12 seconds',
		from: null,
		endpointId: o3FourK,
		parameters: {
			model: o3FourK,
			video_url: link(someVideo),
			prompt: 'Next shot',
			duration: '12',
			modelOptions: { aspect_ratio: '9:16' },
		},
		input: {
			prompt: 'Next shot',
			video_url: someVideo,
			duration: '12',
			keep_audio: true,
			aspect_ratio: '9:16',
		},
	},

	{
		title: 'Kling O1, quick start',
		from: 'O1 page, lines 157–162; O1 reference sheet, lines 59–66',
		endpointId: o1,
		parameters: { video_url: link(o1Video), prompt: o1Prompt },
		input: { prompt: o1Prompt, video_url: o1Video },
	},
	{
		title: 'Kling O1, full example',
		from: 'O1 page, lines 244–262',
		endpointId: o1,
		parameters: {
			video_url: link(o1Video),
			prompt: o1Prompt,
			elements: {
				element1: {
					frontal_image_url: link(`${files}/panda/MQp-ghIqshvMZROKh9lW3.png`),
					reference_image_urls: {
						reference1: link(`${files}/kangaroo/YMpmQkYt9xugpOTQyZW0O.png`),
						reference2: link(`${files}/zebra/d6ywajNyJ6bnpa_xBue-K.png`),
					},
				},
			},
			keep_audio: false,
			modelOptions: { aspect_ratio: 'auto' },
		},
		input: {
			prompt: o1Prompt,
			video_url: o1Video,
			keep_audio: false,
			image_urls: [],
			elements: [
				{
					frontal_image_url: `${files}/panda/MQp-ghIqshvMZROKh9lW3.png`,
					reference_image_urls: [
						`${files}/kangaroo/YMpmQkYt9xugpOTQyZW0O.png`,
						`${files}/zebra/d6ywajNyJ6bnpa_xBue-K.png`,
					],
				},
			],
			aspect_ratio: 'auto',
			duration: '5',
		},
	},
	{
		title: 'Kling O1, full example of the older sheet',
		from: 'O1 reference sheet, lines 68–86',
		endpointId: o1,
		parameters: {
			video_url: link(o1Video),
			prompt: o1Prompt,
			elements: {
				element1: {
					frontal_image_url: link(`${files}/rabbit/Jdn8H24frD9Cd31GiJuk3.png`),
					reference_image_urls: {
						reference1: link(`${files}/zebra/YvRbjNmoauvqs0ltcXiXJ.png`),
					},
				},
			},
			modelOptions: { aspect_ratio: 'auto' },
		},
		input: {
			prompt: o1Prompt,
			video_url: o1Video,
			image_urls: [],
			elements: [
				{
					reference_image_urls: [`${files}/zebra/YvRbjNmoauvqs0ltcXiXJ.png`],
					frontal_image_url: `${files}/rabbit/Jdn8H24frD9Cd31GiJuk3.png`,
				},
			],
			aspect_ratio: 'auto',
			duration: '5',
		},
	},
	{
		title: 'Kling O1 Standard, ten upright seconds after a picture',
		from: null,
		endpointId: o1Standard,
		parameters: {
			model: o1Standard,
			video_url: link(someVideo),
			prompt: 'The boat lands at @Image1',
			image_urls: { image1: link('https://example.com/harbor.png') },
			duration: '10',
			modelOptions: { aspect_ratio: '9:16' },
		},
		input: {
			prompt: 'The boat lands at @Image1',
			video_url: someVideo,
			image_urls: ['https://example.com/harbor.png'],
			duration: '10',
			aspect_ratio: '9:16',
			keep_audio: true,
		},
	},
	{
		title: 'Kling O3 Standard, quick start',
		from: 'O3 Standard page, lines 157–162',
		endpointId: o3Standard,
		parameters: {
			model: o3Standard,
			video_url: link(`${standardFiles}/video_reference.mp4`),
			prompt: standardPrompt,
		},
		input: { prompt: standardPrompt, video_url: `${standardFiles}/video_reference.mp4` },
	},
	{
		title: 'Kling O3 Standard, full example',
		from: 'O3 Standard page, lines 246–270',
		endpointId: o3Standard,
		parameters: {
			model: o3Standard,
			video_url: link(`${standardFiles}/video_reference.mp4`),
			prompt: standardPrompt,
			elements: {
				element1: {
					frontal_image_url: link(`${standardFiles}/element1_front.png`),
					reference_image_urls: { reference1: link(`${standardFiles}/element1_reference1.png`) },
				},
				element2: {
					frontal_image_url: link(`${standardFiles}/element2_front.png`),
					reference_image_urls: { reference1: link(`${standardFiles}/element2_reference1.png`) },
				},
			},
			keep_audio: false,
			modelOptions: { shot_type: 'customize', aspect_ratio: 'auto' },
		},
		input: {
			prompt: standardPrompt,
			video_url: `${standardFiles}/video_reference.mp4`,
			image_urls: null,
			keep_audio: false,
			elements: [
				{
					frontal_image_url: `${standardFiles}/element1_front.png`,
					reference_image_urls: [`${standardFiles}/element1_reference1.png`],
				},
				{
					frontal_image_url: `${standardFiles}/element2_front.png`,
					reference_image_urls: [`${standardFiles}/element2_reference1.png`],
				},
			],
			shot_type: 'customize',
			aspect_ratio: 'auto',
			duration: '5',
		},
	},
	{
		title: 'Kling O3 Pro, fifteen seconds with an element that has no front',
		from: null,
		endpointId: o3Pro,
		parameters: {
			model: o3Pro,
			video_url: link(someVideo),
			prompt: '@Element1 walks on',
			elements: {
				element1: {
					reference_image_urls: { reference1: link('https://example.com/side.png') },
				},
			},
			duration: '15',
		},
		input: {
			prompt: '@Element1 walks on',
			video_url: someVideo,
			elements: [{ reference_image_urls: ['https://example.com/side.png'] }],
			duration: '15',
			keep_audio: true,
		},
	},
];
