// How each job node is filled in by hand. Kling Edit has more to show: klingEdit.e2e.ts.
import type { Page } from 'playwright-core';
import { add, choose, link, type } from './form';
import { addressOf } from './sources';
import type { Source } from './sources';

export interface Job {
	node: string;
	words: string;
	video: Source;
	/** Beside the video. */
	fill: (page: Page) => Promise<void>;
	endpointId: string;
	/** What fal receives beside the video. */
	sent: object;
	/** Another model, the fields that come with it, and those that go. */
	model: string;
	shown: string[];
	hidden: string[];
}

export const jobs: Job[] = [
	{
		node: 'Kling Reference',
		words: 'next shot',
		video: 'largeClip',
		async fill(page) {
			await type(page, 'prompt', 'Based on @Video1, the boat leaves in the style of @Image1');
			await add(page, 'Add Image', '@Image1');
			await link(page, 'image1', addressOf('picture'));
			await choose(page, 'duration', '3 Seconds');
		},
		endpointId: 'fal-ai/kling-video/o1/video-to-video/reference',
		sent: {
			prompt: 'Based on @Video1, the boat leaves in the style of @Image1',
			image_urls: [expect.stringMatching(/picture\.png$/)],
			duration: '3',
			keep_audio: true,
		},
		model: 'Custom Endpoint',
		shown: ['Custom Endpoint ID'],
		hidden: ['Duration', 'Keep Audio'],
	},
	{
		node: 'Sora Remix',
		words: 'restyle',
		video: 'clip',
		async fill(page) {
			await type(page, 'prompt', 'A rainy night');
			await add(page, 'Add Model Option', 'Resolution');
			await choose(page, 'resolution', '1080p');
		},
		endpointId: 'fal-ai/wan/v2.7/edit-video',
		sent: {
			prompt: 'A rainy night',
			audio_setting: 'origin',
			resolution: '1080p',
		},
		model: 'Sora 2 Remix (Retired)',
		shown: ['Video ID', 'Delete Video'],
		hidden: ['Video', 'Aspect Ratio', 'Audio Setting'],
	},
	{
		node: 'Upscale',
		words: '4k',
		video: 'clip',
		fill: async () => undefined,
		endpointId: 'fal-ai/video-upscaler',
		sent: { scale: 2 },
		model: 'FlashVSR',
		shown: ['Upscale Factor', 'Preserve Audio'],
		hidden: ['Scale'],
	},
	{
		node: 'Interpolate',
		words: 'slow motion',
		video: 'clip',
		async fill(page) {
			await type(page, 'target_fps', '48');
			await type(page, 'slowdown_factor', '2');
		},
		endpointId: 'topaz/interpolate/video',
		sent: { target_fps: 48, H264_output: true, slowdown_factor: 2 },
		model: 'RIFE (No Sound)',
		shown: ['Frames Between'],
		hidden: ['Target FPS', 'H.264 Output'],
	},
];
