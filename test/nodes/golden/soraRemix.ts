// Sora Remix: the skill text's example, and one body for each of the models in its place.
import type { GoldenBody } from './golden';
import { link, someVideo } from './golden';

const wan22 = 'fal-ai/wan/v2.2-a14b/video-to-video';
const animateDiff = 'fal-ai/fast-animatediff/video-to-video';
const grok = 'xai/grok-imagine-video/edit-video';
const sora = 'fal-ai/sora/remix';
const sora2 = 'fal-ai/sora-2/video-to-video/remix';

const soraPrompt = 'Transform this into a cinematic sci-fi scene with futuristic elements';

export const soraRemix: GoldenBody[] = [
	{
		title: 'Sora Remix, the example',
		from: 'skill text, lines 147–157',
		endpointId: sora,
		parameters: {
			model: sora,
			video_url: link('https://example.com/original.mp4'),
			prompt: soraPrompt,
			aspect_ratio: '16:9',
		},
		input: {
			prompt: soraPrompt,
			video_url: 'https://example.com/original.mp4',
			aspect_ratio: '16:9',
		},
	},
	{
		title: 'Wan 2.7, shape and sound as in the video',
		from: null,
		endpointId: 'fal-ai/wan/v2.7/edit-video',
		parameters: { video_url: link(someVideo), prompt: soraPrompt },
		input: { prompt: soraPrompt, video_url: someVideo, audio_setting: 'origin' },
	},
	{
		title: 'Wan 2.7, everything filled in',
		from: null,
		endpointId: 'fal-ai/wan/v2.7/edit-video',
		parameters: {
			video_url: link(someVideo),
			prompt: soraPrompt,
			aspect_ratio: '4:3',
			audio_setting: 'auto',
			modelOptions: {
				duration: 5,
				reference_image_url: link('https://example.com/style.png'),
				resolution: '1080p',
				enable_safety_checker: false,
				seed: 7,
				avoid: 'text',
			},
		},
		input: {
			prompt: `${soraPrompt}. Avoid: text`,
			video_url: someVideo,
			aspect_ratio: '4:3',
			audio_setting: 'auto',
			duration: 5,
			reference_image_url: 'https://example.com/style.png',
			resolution: '1080p',
			enable_safety_checker: false,
			seed: 7,
		},
	},
	{
		title: 'Wan 2.2, with its own negative prompt',
		from: null,
		endpointId: wan22,
		parameters: {
			model: wan22,
			video_url: link(someVideo),
			prompt: soraPrompt,
			num_frames: 161,
			modelOptions: {
				negative_prompt: 'flickering',
				strength: 0.5,
				guidance_scale: 3.5,
				enable_safety_checker: true,
			},
		},
		input: {
			prompt: soraPrompt,
			video_url: someVideo,
			num_frames: 161,
			negative_prompt: 'flickering',
			strength: 0.5,
			guidance_scale: 3.5,
			enable_safety_checker: true,
		},
	},
	{
		title: 'AnimateDiff, with camera movements',
		from: null,
		endpointId: animateDiff,
		parameters: {
			model: animateDiff,
			video_url: link(someVideo),
			prompt: soraPrompt,
			first_n_seconds: 2,
			modelOptions: { motions: ['zoom-in', 'pan-left'], fps: 12 },
		},
		input: {
			prompt: soraPrompt,
			video_url: someVideo,
			first_n_seconds: 2,
			motions: ['zoom-in', 'pan-left'],
			fps: 12,
		},
	},
	{
		title: 'Grok Imagine, by prompt alone',
		from: null,
		endpointId: grok,
		parameters: { model: grok, video_url: link(someVideo), prompt: soraPrompt },
		input: { prompt: soraPrompt, video_url: someVideo },
	},
	{
		title: 'Sora 2 Remix keeps the video it remixes',
		from: null,
		endpointId: sora2,
		parameters: { model: sora2, video_id: 'video_123', prompt: soraPrompt },
		input: { prompt: soraPrompt, video_id: 'video_123', delete_video: false },
	},
];
