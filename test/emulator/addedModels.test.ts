// Models that came in November 2026: each makes a really different video of the source.
import { probe } from '../support/ffmpeg';
import { startFixture } from './fixture';
import type { Fixture } from './fixture';
import type { JsonObject } from './types';
import { make, upload } from './videoFixture';

let fixture: Fixture;
let video_url: string;

beforeAll(async () => {
	fixture = await startFixture({ video: true });
	const size = { width: 1280, height: 720, fps: 24 };
	video_url = await upload(fixture, await fixture.clips.make('hd.mp4', { seconds: 3, ...size }));
});
afterAll(async () => await fixture.close());

const kling = 'fal-ai/kling-video/o3/4k/video-to-video';
const prompt = 'Film noir';

it.each<[string, JsonObject, JsonObject]>([
	[`${kling}/edit`, { prompt }, { width: 1280, seconds: 3, hasAudio: true }],
	[`${kling}/reference`, { prompt, duration: '4' }, { seconds: 4 }],
	['kling/v4/video-to-video/edit', { prompt }, { height: 720, seconds: 3 }],
	['alibaba/happy-horse/video-edit', { prompt }, { height: 1080, hasAudio: false }],
	[
		'alibaba/happy-horse/video-edit',
		{ prompt, resolution: '720p', audio_setting: 'origin' },
		{ height: 720, hasAudio: true },
	],
	['decart/lucy-restyle', { prompt }, { height: 720, seconds: 3 }],
	['decart/lucy-edit/pro', { prompt, sync_mode: false }, { height: 720, seconds: 3 }],
	['blackforestlabs/flux-3/edit-video', { prompt }, { height: 720, seconds: 3 }],
	['google/gemini-omni-flash/v1.1/edit', { prompt, resolution: '360p' }, { height: 360 }],
	['luma/agent/ray/v3.2/video-to-video', { prompt }, { height: 540, seconds: 5 }],
	['topaz/upscale/video/generative', { upscale_factor: 1 }, { height: 720, codec: 'hevc' }],
	['topaz/upscale/video/creative', { H264_output: true }, { height: 2160, codec: 'h264' }],
	['topaz/denoise/video', { H264_output: true }, { height: 720, codec: 'h264' }],
	['topaz/deblur/video', { H264_output: true }, { height: 720, codec: 'h264' }],
	['topaz/colorize/video', { H264_output: true }, { height: 1080, codec: 'h264' }],
	['topaz/sdr-to-hdr/video', { output_format: 'prores' }, { height: 720, codec: 'prores' }],
	['blackforestlabs/flux-video-upscale', { upscale_factor: 1.5 }, { height: 1080 }],
	['clarityai/crystal-video-upscaler', { scale_factor: 1.5 }, { height: 1080 }],
	[
		'bria/video/increase-resolution',
		{ output_container_and_codec: 'mp4_h264' },
		{ height: 1440, hasAudio: true },
	],
	[
		'bytedance/seedance-2.5/reference-to-video',
		{ prompt, duration: '4', resolution: '480p', aspect_ratio: '1:1' },
		{ width: 480, height: 480, seconds: 4 },
	],
	[
		'alibaba/wan-3.0/reference-to-video',
		{ prompt, duration: 2, resolution: '480p' },
		{ height: 480, seconds: 2 },
	],
])('%s with %j', async (endpointId, input, expected) => {
	const lists: Record<string, JsonObject> = {
		'bytedance/seedance-2.5/reference-to-video': { video_urls: [video_url] },
		'alibaba/wan-3.0/reference-to-video': { reference_video_urls: [video_url] },
	};
	const { file } = await make(fixture, endpointId, {
		...(lists[endpointId] ?? { video_url }),
		...input,
	});
	expect(await probe(file)).toMatchObject(expected);
});
