import type { Probe } from '../support/ffmpeg';
import { endpoints } from './endpoints';
import type { JsonObject } from './types';
import type { Plan } from './video/plan';

const source: Probe = {
	seconds: 9,
	width: 1280,
	height: 720,
	fps: 24,
	hasAudio: true,
	audioCodec: 'aac',
	codec: 'h264',
	container: 'mov,mp4,m4a,3gp,3g2,mj2',
	bytes: 1_000_000,
};

function planOf(endpointId: string, input: JsonObject, probe = source): Plan {
	const endpoint = endpoints.find((candidate) => candidate.endpointId === endpointId);
	const given = { prompt: 'x', video_url: 'https://example.com/video.mp4', ...input };
	const order = endpoint?.read(given).input;
	if (!order) throw new Error(`No order for ${endpointId}`);
	return order.plan(probe);
}

const wan27 = 'fal-ai/wan/v2.7/edit-video';
const wan22 = 'fal-ai/wan/v2.2-a14b/video-to-video';
const animateDiff = 'fal-ai/fast-animatediff/video-to-video';
const grok = 'xai/grok-imagine-video/edit-video';
const o3Edit = 'fal-ai/kling-video/o3/pro/video-to-video/edit';
const o3Reference = 'fal-ai/kling-video/o3/pro/video-to-video/reference';
const flashVsr = 'fal-ai/flashvsr/upscale/video';
const frames = 'fal-ai/frame-interpolation';

describe('sound and length', () => {
	it.each<[string, string, JsonObject, Partial<Plan>]>([
		['O3 keeps the sound by default', o3Edit, {}, { keepAudio: true, seconds: null }],
		['O3 reference is 5 s unless asked', o3Reference, {}, { seconds: 5, loop: true }],
		['Wan 2.7 replaces the sound by default', wan27, {}, { keepAudio: false, seconds: null }],
		[
			'Wan 2.7 cuts and keeps as asked',
			wan27,
			{ duration: 4, audio_setting: 'origin' },
			{ keepAudio: true, seconds: 4 },
		],
		['Wan 2.2 makes 81 frames at 16 per second', wan22, {}, { keepAudio: false, seconds: 5.0625 }],
		['AnimateDiff takes the first 3 s', animateDiff, {}, { keepAudio: false, seconds: 3 }],
		['Grok cuts to 8 s', grok, {}, { keepAudio: true, seconds: 8 }],
		['FlashVSR loses the sound by default', flashVsr, {}, { keepAudio: false }],
		['FlashVSR keeps it when asked', flashVsr, { preserve_audio: true }, { keepAudio: true }],
		['RIFE has no sound', 'fal-ai/rife/video', {}, { keepAudio: false }],
		['FILM has no sound', 'fal-ai/film/video', {}, { keepAudio: false }],
		['AMT has no sound', 'fal-ai/amt-interpolation', {}, { keepAudio: false }],
		[
			'SeedVR writes the asked format',
			'fal-ai/seedvr/upscale/video',
			{ output_format: 'VP9 (.webm)' },
			{ encoder: 'vp9' },
		],
	])('%s', (_title, endpointId, input, expected) => {
		expect(planOf(endpointId, input)).toMatchObject(expected);
	});

	it('slows the sound down in steps that ffmpeg can take', () => {
		const plan = planOf('topaz/interpolate/video', { slowdown_factor: 8 });
		expect(plan.audioFilters).toEqual(['atempo=0.5', 'atempo=0.5', 'atempo=0.5']);
	});
});

describe('frame size and rate', () => {
	const portrait = { ...source, width: 720, height: 1280 };
	it.each<[string, string, JsonObject, Probe, string[]]>([
		['Wan 2.7 enlarges to 1080p', wan27, {}, source, ['crop=1920:1080']],
		[
			'Wan 2.7 takes the asked shape',
			wan27,
			{ aspect_ratio: '3:4', resolution: '720p' },
			source,
			['crop=720:960'],
		],
		['Wan 2.2 doubles its frames', wan22, {}, portrait, ['crop=720:1280', 'fps=32']],
		[
			'Wan 2.2 without interpolation does not',
			wan22,
			{ interpolator_model: 'none', resolution: '480p' },
			source,
			['crop=854:480', 'fps=16'],
		],
		['AnimateDiff has 8 frames per second', animateDiff, {}, source, ['fps=8']],
		['Grok shrinks to 854 x 480', grok, {}, source, ['crop=854:480']],
		[
			'the remix of the first document takes its shape',
			'fal-ai/sora/remix',
			{ aspect_ratio: '9:16' },
			source,
			['crop=720:1280'],
		],
		['O3 reference follows a portrait', o3Reference, {}, portrait, ['crop=720:1280']],
		[
			'SeedVR reaches its target',
			'fal-ai/seedvr/upscale/video',
			{ upscale_mode: 'target', target_resolution: '2160p' },
			source,
			['scale=3840:2160:flags=lanczos'],
		],
		[
			'Bytedance reaches its target and rate',
			'fal-ai/bytedance-upscaler/upscale/video',
			{ target_resolution: '4k', target_fps: 60 },
			source,
			['scale=3840:2160:flags=lanczos', 'fps=60'],
		],
		[
			'Topaz of the first document makes 4K',
			'fal-ai/topaz-video-ai',
			{ target_resolution: '4k' },
			source,
			['scale=3840:2160:flags=lanczos'],
		],
		[
			'natural mode repeats frames',
			frames,
			{ target_fps: 120, interpolation_mode: 'natural' },
			source,
			['fps=120'],
		],
		[
			'RIFE retimes for a fixed rate',
			'fal-ai/rife/video',
			{ use_calculated_fps: false, fps: 24 },
			source,
			['setpts=2*PTS', 'framerate=fps=24:interp_start=0:interp_end=255:scene=100'],
		],
	])('%s', (_title, endpointId, input, probe, expected) => {
		expect(planOf(endpointId, input, probe).filters).toEqual(expect.arrayContaining(expected));
	});
});
