import { probe } from '../support/ffmpeg';
import { connect, startFixture } from './fixture';
import type { Fixture } from './fixture';
import { startLocalFal } from './localFal';
import type { LocalFal } from './localFal';
import { colourOf, make, picture, upload } from './videoFixture';

const klingEdit = 'fal-ai/kling-video/o1/video-to-video/edit';
const klingReference = 'fal-ai/kling-video/o1/video-to-video/reference';
const sample = 'https://v3b.fal.media/files/b/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4';
const hd = { width: 1280, height: 720, fps: 24 };

let fixture: Fixture;
let fal: LocalFal;
let hdFile: string;
let hdUrl: string;

beforeAll(async () => {
	fixture = await startFixture({ video: true });
	({ fal } = fixture);
	hdFile = await fixture.clips.make('hd.mp4', { seconds: 3, ...hd });
	hdUrl = await upload(fixture, hdFile);
});
afterAll(async () => await fixture.close());

describe('results', () => {
	it('of an upscale have twice the pixels, the same length and the sound', async () => {
		const { file, video } = await make(fixture, 'fal-ai/video-upscaler', {
			video_url: sample,
			scale: 2,
		});
		expect(await probe(file)).toMatchObject({
			...{ width: 1280, height: 720, fps: 24, seconds: 3, hasAudio: true, codec: 'h264' },
			bytes: video.file_size,
		});
		expect(video.content_type).toBe('video/mp4');
	});

	it('of an edit look different and lose or keep the sound as asked', async () => {
		const mute = await make(fixture, klingEdit, { prompt: 'Film noir', video_url: hdUrl });
		const loud = await make(fixture, klingEdit, {
			prompt: 'x',
			video_url: hdUrl,
			keep_audio: true,
		});
		expect(await probe(mute.file)).toMatchObject({ ...hd, seconds: 3, hasAudio: false });
		expect(await probe(loud.file)).toMatchObject({ ...hd, seconds: 3, hasAudio: true });
		const [before, grey] = [await picture(hdFile), await picture(mute.file)];
		expect(colourOf(before)).toBeGreaterThan(40);
		expect(colourOf(grey)).toBeLessThan(10);
	});

	it('of a reference are a new shot of the asked length and shape', async () => {
		const input = { prompt: 'Next shot', video_url: hdUrl, duration: '4', aspect_ratio: '1:1' };
		const { file } = await make(fixture, klingReference, input);
		expect(await probe(file)).toMatchObject({ width: 720, height: 720, seconds: 4 });
	});

	it('of an interpolation reach 60 frames per second in the asked format', async () => {
		const input = { video_url: sample, target_fps: 60 };
		const h265 = await make(fixture, 'topaz/interpolate/video', input);
		const h264 = await make(fixture, 'topaz/interpolate/video', { ...input, H264_output: true });
		const same = { width: 640, height: 360, fps: 60, seconds: 3, hasAudio: true };
		expect(await probe(h265.file)).toMatchObject({ ...same, codec: 'hevc' });
		expect(await probe(h264.file)).toMatchObject({ ...same, codec: 'h264' });
	});

	it('of slow motion are longer and stretch the sound', async () => {
		const input = { video_url: sample, slowdown_factor: 2, H264_output: true };
		const slow = await probe((await make(fixture, 'topaz/interpolate/video', input)).file);
		expect(slow).toMatchObject({ fps: 60, hasAudio: true });
		expect(slow.seconds).toBeCloseTo(6, 1);
	});

	it('can be the source of the next step', async () => {
		const upscaled = await make(fixture, 'fal-ai/video-upscaler', { video_url: sample });
		const { url } = upscaled.video;
		const edited = await make(fixture, klingEdit, {
			prompt: 'x',
			video_url: url,
			keep_audio: true,
		});
		const smooth = await make(fixture, 'topaz/interpolate/video', { video_url: edited.video.url });
		expect(await probe(smooth.file)).toMatchObject({ ...hd, fps: 60, seconds: 3, hasAudio: true });
	});
});

describe('ending', () => {
	it('by cancel stops a running job', async () => {
		const before = fal.purchases.length;
		const input = { video_url: hdUrl, scale: 8 };
		const { request_id: requestId } = await fixture.client.queue.submit('fal-ai/video-upscaler', {
			input,
		});
		await fixture.client.queue.cancel('fal-ai/video-upscaler', { requestId });
		expect(fal.purchases[before]).toMatchObject({ state: 'cancelled', cancelRequested: true });
		expect(await fixture.client.queue.status('fal-ai/video-upscaler', { requestId })).toMatchObject(
			{
				status: 'COMPLETED',
				error_type: 'client_cancelled',
			},
		);
	});

	it('by close stops running jobs and takes the server down', async () => {
		const { sampleClip } = fixture;
		const other = await startLocalFal({ video: true, sampleClip });
		const input = { video_url: sample, scale: 8 };
		await connect(other).queue.submit('fal-ai/video-upscaler', { input });
		expect(other.purchases).toMatchObject([{ state: 'running' }]);
		await other.close();
		await expect(fetch(other.proxyUrl)).rejects.toThrow();
	});
});
