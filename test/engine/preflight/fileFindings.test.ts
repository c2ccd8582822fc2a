/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Links that are no files, and names in the prompt that are no rows, are told before anything is bought.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runFfmpeg } from '../../support/ffmpeg';
import { usePreflightFixture } from './preflightFixture';

const { fal, edit, files, folderPath } = usePreflightFixture();

test.each([
	[
		'https://drive.google.com/file/d/1abc/view?usp=sharing',
		'Google Drive',
		'Google Drive → Download',
	],
	['https://www.dropbox.com/scl/fi/abc/sea.mp4?rlkey=x&dl=0', 'Dropbox', 'Dropbox → Download'],
])('a share page is told from a file: %s', async (url, name, way) => {
	const { error } = await edit(url);
	expect(error?.message).toBe(`Video URL is a ${name} page, not a video file`);
	expect(error?.hint).toBe(
		`Download it in n8n (${way}) and set Video to Binary. Nothing was bought.`,
	);
});

test('a web page under the name of a video is told from a video', async () => {
	const { error } = await edit('page');
	expect(error?.message).toBe('Video is a web page, not a video file');
});

describe('a clip of 24 frames per second', () => {
	const encoder = ['-c:v', 'libx264', '-preset', 'medium', '-crf', '40', '-pix_fmt', 'yuv420p'];
	const source = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=24:duration=9'];
	const sound = ['-f', 'lavfi', '-i', 'sine=duration=5', '-c:a', 'aac', '-t', '5'];

	test('cut out without encoding it anew is ordered without a warning', async () => {
		const whole = join(folderPath(), 'whole.mp4');
		await runFfmpeg([...source, ...encoder, '-g', '48', whole]);
		const cut = join(folderPath(), 'cut.mp4');
		await runFfmpeg(['-ss', '2.5', '-i', whole, '-t', '5', '-c', 'copy', cut]);
		const { error, warnings } = await edit(fal().publish(cut));
		expect([error, warnings]).toEqual([null, []]);
	});

	test('whose average is just below is ordered with a warning', async () => {
		const file = join(folderPath(), 'below.mp4');
		const flags = '+frag_keyframe+empty_moov+default_base_moof';
		const slower = ['-vf', 'setpts=PTS*24/23.89', '-r', '23.89'];
		await runFfmpeg([...source, ...sound, ...encoder, ...slower, '-movflags', flags, file]);
		const { error, warnings } = await edit(fal().publish(file));
		expect(error).toBeNull();
		expect(warnings).toEqual([
			'Video has 23.89 frames per second; Kling O1 takes 24 to 60, but fal may round it. Raise it with Interpolate or choose Kling 4.0 (New).',
		]);
		expect(fal().purchases).toHaveLength(1);
	});
});

test('sound alone is refused before anything is bought', async () => {
	const file = join(folderPath(), 'sound.mp4');
	await runFfmpeg(['-f', 'lavfi', '-i', 'sine=duration=5', '-c:a', 'aac', file]);
	const { error } = await edit(fal().publish(file));
	expect(error).toMatchObject({
		message: 'Video is a sound file, not a video file',
		hint: 'Use a file with a picture. Nothing was bought.',
	});
	expect(fal().purchases).toEqual([]);
});

describe('references in the prompt', () => {
	test('that are missing are named with what is given', async () => {
		const parameters = {
			prompt: 'Use @Image1 and @Image2 in @Video2',
			image_urls: { image1: fal().publish(files.page, 'image/png') },
		};
		const { error } = await edit('good', { parameters });
		expect(error?.message).toBe(
			[
				'@Image1 is a web page, not a picture',
				'Prompt mentions @Image2, but 1 image is given',
				'Prompt mentions @Video2, but 1 video is given',
			].join('. '),
		);
	});

	test('that are given but not mentioned are a warning', async () => {
		const image = join(folderPath(), 'still.png');
		await writeFile(image, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
		const parameters = { image_urls: { image1: fal().publish(image, 'image/png') } };
		const { warnings } = await edit('good', { parameters });
		expect(warnings).toEqual(['@Image1 is given, but Prompt does not mention it.']);
	});
});

const o3 = 'fal-ai/kling-video/o3/standard/video-to-video/edit';

async function drawn(size: string): Promise<string> {
	const file = join(folderPath(), `${size}.png`);
	await runFfmpeg(['-f', 'lavfi', '-i', `color=size=${size}`, '-frames:v', '1', file]);
	return fal().publish(file, 'image/png');
}

test.each<[string, string | undefined]>([
	['Kling O1', undefined],
	['Kling O3 Standard', o3],
])('an image too small or too narrow for %s was uploaded and refused', async (name, model) => {
	const image_urls = { image1: await drawn('200x200'), image2: await drawn('900x300') };
	const parameters = { prompt: 'Like @Image1 and @Image2', image_urls, ...(model && { model }) };
	expect((await edit('good', { parameters })).error?.message).toBe(
		[
			`@Image1 is 200×200; ${name} takes at least 300 a side`,
			`@Image2 is 900×300; ${name} takes pictures whose sides differ by at most 2.5 times`,
		].join('. '),
	);
	expect(fal().purchases).toEqual([]);
});

test('an O3 element without a reference image, which fal may refuse, is a warning', async () => {
	const elements = { element1: { frontal_image_url: await drawn('400x400') } };
	const parameters = { prompt: 'Put @Element1 there', elements, model: o3 };
	const { error, warnings } = await edit('good', { parameters });
	expect(error).toBeNull();
	expect(warnings).toEqual([
		'Element 1 View 1 is empty; Kling O3 Standard may not take an element without a reference image. Add a picture of the element from another side.',
	]);
});

describe('pictures of an element', () => {
	async function editWith(frontal: string, view: string, model?: string) {
		const elements = {
			element1: {
				frontal_image_url: await drawn(frontal),
				reference_image_urls: { reference1: await drawn(view) },
			},
		};
		const parameters = { prompt: 'Put @Element1 there', elements, ...(model && { model }) };
		return await edit('good', { parameters });
	}

	test('that are too small or too narrow are named, each by its field', async () => {
		const { error } = await editWith('640x200', '300x760');
		expect(error?.message).toBe(
			[
				'Element 1 Frontal Image is 640×200; Kling O1 takes at least 300 a side',
				'Element 1 Frontal Image is 640×200; Kling O1 takes pictures whose sides differ by at most 2.5 times',
				'Element 1 View 1 is 300×760; Kling O1 takes pictures whose sides differ by at most 2.5 times',
			].join('. '),
		);
		expect(fal().purchases).toEqual([]);
	});

	test('that fit are ordered, and for O3 the others are not', async () => {
		expect((await editWith('300x750', '750x300')).error).toBeNull();
		expect((await editWith('300x750', '750x300', o3)).error).toBeNull();
		expect(fal().purchases).toHaveLength(2);
		expect((await editWith('640x200', '300x760', o3)).error?.message).toContain(
			'Element 1 View 1 is 300×760; Kling O3 Standard takes pictures',
		);
		expect(fal().purchases).toHaveLength(2);
	});
});
