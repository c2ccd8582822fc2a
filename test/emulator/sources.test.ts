/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probe, runFfmpeg } from '../support/ffmpeg';
import { startFixture } from './fixture';
import type { Fixture } from './fixture';
import type { LocalFal } from './localFal';
import { make, refusalOf, upload } from './videoFixture';

const klingEdit = 'fal-ai/kling-video/o1/video-to-video/edit';
const sample = 'https://v3b.fal.media/files/b/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4';
const sampleImage = 'https://v3b.fal.media/files/b/panda/MQp-ghIqshvMZROKh9lW3.png';
const hd = { width: 1280, height: 720, fps: 24 };

let fixture: Fixture;
let fal: LocalFal;
let hdUrl: string;

beforeAll(async () => {
	fixture = await startFixture({ video: true });
	({ fal } = fixture);
	const hdFile = await fixture.clips.make('hd.mp4', { seconds: 3, ...hd });
	hdUrl = await upload(fixture, hdFile);
});
afterAll(async () => await fixture.close());

describe('sources', () => {
	it('of the documents are large enough for the model that asks', async () => {
		const elements = [{ frontal_image_url: sampleImage, reference_image_urls: [sampleImage] }];
		const { file } = await make(fixture, klingEdit, { prompt: 'x', video_url: sample, elements });
		expect(await probe(file)).toMatchObject({ width: 1280, height: 720 });
	});

	it.each([
		['too long', { seconds: 11, ...hd }, 'video_duration_too_long', 'max_duration', 10.05, 11],
		['too short', { seconds: 2, ...hd }, 'video_duration_too_short', 'min_duration', 3, 2],
	])('that are %s are refused with the limit', async (title, shape, type, limit, most, seconds) => {
		const video_url = await upload(fixture, await fixture.clips.make(`${title}.mp4`, shape));
		expect(await refusalOf(fixture, klingEdit, { prompt: 'x', video_url })).toMatchObject({
			detail: [
				{
					loc: ['body', 'video_url'],
					type,
					ctx: { [limit]: most, provided_duration: seconds },
					input: video_url,
				},
			],
		});
	});

	it('that are too small or too large are refused with the limit', async () => {
		const small = await upload(fixture, fixture.sampleClip);
		const wide = { seconds: 3, width: 2400, height: 800, fps: 24 };
		const large = await upload(fixture, await fixture.clips.make('wide.mp4', wide));
		expect(await refusalOf(fixture, klingEdit, { prompt: 'x', video_url: small })).toMatchObject({
			detail: [{ type: 'image_too_small', ctx: { min_width: 720, min_height: 720 } }],
		});
		expect(await refusalOf(fixture, klingEdit, { prompt: 'x', video_url: large })).toMatchObject({
			detail: [{ type: 'image_too_large', ctx: { max_width: 2160, max_height: 2160 } }],
		});
	});

	it('that have too few frames are refused', async () => {
		const shape = { seconds: 3, width: 1280, height: 720, fps: 12 };
		const video_url = await upload(fixture, await fixture.clips.make('slow.mp4', shape));
		expect(await refusalOf(fixture, klingEdit, { prompt: 'x', video_url })).toMatchObject({
			detail: [{ msg: 'Video has 12 frames per second, allowed are 24 to 60' }],
		});
	});

	it('that cannot be had, or are no video, are refused', async () => {
		const upscale = async (video_url: string) =>
			await refusalOf(fixture, 'fal-ai/video-upscaler', { video_url });
		const [missing, notes] = [
			`${fal.proxyUrl}/files/none/a.mp4`,
			join(fixture.clips.path, 'notes.txt'),
		];
		await writeFile(notes, 'no video at all');
		const failedDownload = { detail: [{ type: 'file_download_error', input: missing }] };
		expect(await upscale(missing)).toMatchObject(failedDownload);
		const page = await upload(fixture, notes, 'text/html');
		expect(await upscale(page)).toMatchObject({ detail: [{ type: 'file_download_error' }] });
		const text = await upload(fixture, notes, 'video/mp4');
		expect(await upscale(text)).toMatchObject({
			detail: [{ type: 'unsupported_video_format', ctx: { supported_formats: expect.any(Array) } }],
		});
	});

	it('that are pictures are checked too', async () => {
		const tiny = join(fixture.clips.path, 'tiny.png');
		await runFfmpeg(['-f', 'lavfi', '-i', 'color=size=100x100', '-frames:v', '1', tiny]);
		const banner = join(fixture.clips.path, 'banner.png');
		await runFfmpeg(['-f', 'lavfi', '-i', 'color=size=900x300', '-frames:v', '1', banner]);
		const image_urls = [
			await upload(fixture, tiny, 'image/png'),
			`${fal.proxyUrl}/files/none/a.png`,
			await upload(fixture, banner, 'image/png'),
		];
		expect(
			await refusalOf(fixture, klingEdit, { prompt: 'x', video_url: hdUrl, image_urls }),
		).toMatchObject({
			detail: [
				{ loc: ['body', 'image_urls', 0], type: 'image_too_small', ctx: { min_width: 300 } },
				{ loc: ['body', 'image_urls', 1], type: 'file_download_error' },
				{
					loc: ['body', 'image_urls', 2],
					msg: 'Image has an aspect ratio of 3.00, allowed are 0.4 to 2.5',
				},
			],
		});
	});
});
