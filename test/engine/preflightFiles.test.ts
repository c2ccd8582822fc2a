/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Links that are no files, and names in the prompt that are no rows, are told before anything is bought.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { usePreflightScene } from './preflightScenes';

const { fal, edit, files, folderPath } = usePreflightScene();

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
			].join('; '),
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
