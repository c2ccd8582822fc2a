// Kling Edit: the examples of fal's own pages.
import type { GoldenBody } from './golden';
import { link, someVideo } from './golden';

const o1 = 'fal-ai/kling-video/o1/video-to-video/edit';
const o1Standard = 'fal-ai/kling-video/o1/standard/video-to-video/edit';
const o3Pro = 'fal-ai/kling-video/o3/pro/video-to-video/edit';
const o3Standard = 'fal-ai/kling-video/o3/standard/video-to-video/edit';

const files = 'https://v3b.fal.media/files/b';
const proFiles =
	'https://storage.googleapis.com/falserverless/example_inputs/kling-o3/pro-v2v-edit';
const standardFiles =
	'https://storage.googleapis.com/falserverless/example_inputs/kling-o3/standard-v2v-edit';

const o1Prompt =
	'Replace the character in the video with @Element1, maintaining the same movements and camera angles. Transform the landscape into @Image1';
const proPrompt = 'Change environment to be fully snow as @Image1. Replace animal with @Element1';
const standardPrompt =
	'change the main character to be Popeye from @Element1, dark lighting and rain, 3d character. make him sad, with rain dropping on him, dark light on the character.';

const o3FourK = 'fal-ai/kling-video/o3/4k/video-to-video/edit';
const kling4 = 'kling/v4/video-to-video/edit';
const happyHorse = 'alibaba/happy-horse/video-edit';

export const klingEdit: GoldenBody[] = [
	{
		title: 'Kling O3 4K, with an element seen from the front alone',
		from: null,
		endpointId: o3FourK,
		parameters: {
			model: o3FourK,
			video_url: link(someVideo),
			prompt: 'Put @Element1 into the scene',
			elements: { element1: { frontal_image_url: link('https://example.com/hero.png') } },
			keep_audio: false,
		},
		input: {
			prompt: 'Put @Element1 into the scene',
			video_url: someVideo,
			elements: [{ frontal_image_url: 'https://example.com/hero.png' }],
			keep_audio: false,
		},
	},
	{
		title: 'Kling 4.0, with an image',
		from: null,
		endpointId: kling4,
		parameters: {
			model: kling4,
			video_url: link(someVideo),
			prompt: 'Make the street of @Video1 look like @Image1',
			image_urls: { image1: link('https://example.com/street.png') },
		},
		input: {
			prompt: 'Make the street of @Video1 look like @Image1',
			video_url: someVideo,
			image_urls: ['https://example.com/street.png'],
		},
	},
	{
		title: 'Happy Horse, whose own default is the dear resolution',
		from: null,
		endpointId: happyHorse,
		parameters: {
			model: happyHorse,
			video_url: link(someVideo),
			prompt: 'Dress her as in @Image1',
			image_urls: { image1: link('https://example.com/dress.png') },
			modelOptions: { seed: 7 },
		},
		input: {
			prompt: 'Dress her as in @Image1',
			video_url: someVideo,
			reference_image_urls: ['https://example.com/dress.png'],
			resolution: '720p',
			audio_setting: 'origin',
			seed: 7,
		},
	},

	{
		title: 'Kling O1, quick start',
		from: 'O1 page, lines 29–34',
		endpointId: o1,
		parameters: {
			video_url: link(`${files}/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4`),
			prompt: o1Prompt,
		},
		input: {
			prompt: o1Prompt,
			video_url: `${files}/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4`,
		},
	},
	{
		title: 'Kling O1, full example',
		from: 'O1 page, lines 104–122',
		endpointId: o1,
		parameters: {
			video_url: link(`${files}/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4`),
			prompt: o1Prompt,
			image_urls: {
				image1: link(`${files}/lion/MKvhFko5_wYnfORYacNII_AgPt8v25Wt4oyKhjnhVK5.png`),
			},
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
		},
		input: {
			prompt: o1Prompt,
			video_url: `${files}/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4`,
			keep_audio: false,
			image_urls: [`${files}/lion/MKvhFko5_wYnfORYacNII_AgPt8v25Wt4oyKhjnhVK5.png`],
			elements: [
				{
					frontal_image_url: `${files}/panda/MQp-ghIqshvMZROKh9lW3.png`,
					reference_image_urls: [
						`${files}/kangaroo/YMpmQkYt9xugpOTQyZW0O.png`,
						`${files}/zebra/d6ywajNyJ6bnpa_xBue-K.png`,
					],
				},
			],
		},
	},
	{
		title: 'Kling O1 Standard, with a preset and words to avoid',
		from: null,
		endpointId: o1Standard,
		parameters: {
			model: o1Standard,
			video_url: link(someVideo),
			prompt: 'Make it autumn',
			editType: 'style',
			style: 'watercolor',
			modelOptions: { avoid: 'flickering' },
		},
		input: {
			prompt: 'Make it autumn. Soft watercolor painting with flowing colors. Avoid: flickering',
			video_url: someVideo,
			keep_audio: true,
		},
	},
	{
		title: 'Kling O3 Pro, required parameters',
		from: 'O3 Pro sheet, lines 61–68',
		endpointId: o3Pro,
		parameters: {
			model: o3Pro,
			video_url: link(`${proFiles}/video_reference.mp4`),
			prompt: proPrompt,
		},
		input: { prompt: proPrompt, video_url: `${proFiles}/video_reference.mp4` },
	},
	{
		title: 'Kling O3 Pro, full example',
		from: 'O3 Pro sheet, lines 70–90',
		endpointId: o3Pro,
		parameters: {
			model: o3Pro,
			video_url: link(`${proFiles}/video_reference.mp4`),
			prompt: proPrompt,
			image_urls: { image1: link(`${proFiles}/image_url1.jpg`) },
			elements: {
				element1: {
					frontal_image_url: link(`${proFiles}/element1_front.png`),
					reference_image_urls: { reference1: link(`${proFiles}/element1_reference1.png`) },
				},
			},
			modelOptions: { shot_type: 'customize' },
		},
		input: {
			prompt: proPrompt,
			video_url: `${proFiles}/video_reference.mp4`,
			image_urls: [`${proFiles}/image_url1.jpg`],
			keep_audio: true,
			elements: [
				{
					reference_image_urls: [`${proFiles}/element1_reference1.png`],
					frontal_image_url: `${proFiles}/element1_front.png`,
				},
			],
			shot_type: 'customize',
		},
	},
	{
		title: 'Kling O3 Standard, quick start',
		from: 'O3 Standard page, lines 29–34',
		endpointId: o3Standard,
		parameters: {
			model: o3Standard,
			video_url: link(`${standardFiles}/standard_video_reference.mp4`),
			prompt: standardPrompt,
		},
		input: {
			prompt: standardPrompt,
			video_url: `${standardFiles}/standard_video_reference.mp4`,
		},
	},
	{
		title: 'Kling O3 Standard, full example',
		from: 'O3 Standard page, lines 106–122',
		endpointId: o3Standard,
		parameters: {
			model: o3Standard,
			video_url: link(`${standardFiles}/standard_video_reference.mp4`),
			prompt: standardPrompt,
			elements: {
				element1: {
					frontal_image_url: link(`${standardFiles}/element1_front.jpg`),
					reference_image_urls: {
						reference1: link(`${standardFiles}/standard_element1_reference1.jpg`),
					},
				},
			},
			modelOptions: { shot_type: 'customize' },
		},
		input: {
			prompt: standardPrompt,
			video_url: `${standardFiles}/standard_video_reference.mp4`,
			image_urls: null,
			keep_audio: true,
			elements: [
				{
					frontal_image_url: `${standardFiles}/element1_front.jpg`,
					reference_image_urls: [`${standardFiles}/standard_element1_reference1.jpg`],
				},
			],
			shot_type: 'customize',
		},
	},
];
