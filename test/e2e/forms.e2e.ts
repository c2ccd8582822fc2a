// The other job nodes, each filled in by hand from an empty canvas and executed.
import type { Page } from 'playwright-core';
import { add, choose, executeStep, labels, link, type } from './support/form';
import { useOpenedNode } from './support/openedNode';
import { picture } from './support/picture';
import { addressOf } from './support/sources';
import type { Source } from './support/sources';
import { theWorld } from './support/world';

interface Job {
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

const jobs: Job[] = [
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
			await add(page, 'Add Option', 'Resolution');
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
			await add(page, 'Add Option', 'Slowdown Factor');
			await type(page, 'slowdown_factor', '2');
		},
		endpointId: 'topaz/interpolate/video',
		sent: { target_fps: 48, H264_output: true, slowdown_factor: 2 },
		model: 'RIFE (No Sound)',
		shown: ['Frames Between'],
		hidden: ['Target FPS', 'H.264 Output'],
	},
];

describe.each(jobs)('$node', (job) => {
	const { node, words, video, fill, endpointId, sent, model, shown, hidden } = job;
	let page: Page;

	useOpenedNode({ words, node }, (opened) => (page = opened));

	test('orders what the form says and shows the video and what fal said', async () => {
		const clip = addressOf(video);
		await link(page, 'video_url', clip);
		await fill(page);
		const output = await executeStep(page);
		await picture(page, `result ${node}`);
		const { purchases } = theWorld().fal;
		expect(purchases.map(({ endpointId: id, body }) => [id, JSON.parse(body)])).toEqual([
			[endpointId, { video_url: clip, ...sent }],
		]);
		expect(output).toContain('1 clip done');
		expect(output).not.toContain('could not be checked');
		expect(output).toMatch(/url:http:\/\/127\.0\.0\.1:\d+\/files\//);
		expect(output).toContain(`requestId:${purchases[0].requestId}`);
		expect(output).toContain('state:done');
	});

	test('follows a switch of the model', async () => {
		await choose(page, 'model', model);
		const seen = await labels(page);
		expect(seen).toEqual(expect.arrayContaining(shown));
		expect(seen.filter((label) => hidden.includes(label))).toEqual([]);
	});
});
