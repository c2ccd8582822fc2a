// Videos, images and elements: one row per file, or a list made earlier in the workflow.
import type { IDataObject } from 'n8n-workflow';

import { orderedInputs, useLocalFal } from '../setup';
import { optionsInPlace } from '../../support/optionsInPlace';

const fal = useLocalFal();

const video_url = 'https://example.com/sea.mp4';
const prompt = 'Make it summer';
const picture = (name: string) => `https://example.com/${name}.png`;
const o1 = 'fal-ai/kling-video/o1/video-to-video/edit';

describe('Files', () => {
	const locator = (value: string) => ({ __rl: true, mode: 'url', value });
	const shapes = [
		{ shape: 'rows of the form', file: locator },
		{ shape: 'plain text of an older workflow', file: (value: string) => value },
	];

	test.each(shapes)('are taken from $shape', async ({ file }) => {
		const parameters = {
			prompt,
			video_url: file(video_url),
			image_urls: { image1: file(picture('a')), image2: file(` ${picture('b')} `) },
			elements: {
				element1: {
					frontal_image_url: file(picture('front')),
					reference_image_urls: { reference1: file(picture('left')), reference2: file('') },
				},
			},
		};
		const elements = [
			{ frontal_image_url: picture('front'), reference_image_urls: [picture('left')] },
		];
		const image_urls = [picture('a'), picture('b')];
		expect(await orderedInputs(fal(), { node: 'klingEdit', parameters })).toEqual([
			{ video_url, prompt, keep_audio: true, image_urls, elements },
		]);
	});

	const imagesJson = [picture('a'), picture('b')];
	const elementsJson = [
		{ frontal_image_url: picture('front'), reference_image_urls: [picture('left')] },
	];

	test.each([
		{ how: 'as text', options: stringified({ imagesJson, elementsJson }) },
		{
			how: 'by expression',
			options: { imagesJson: '={{ $json.i }}', elementsJson: '={{ $json.e }}' },
		},
	])('can be given as JSON, $how', async ({ options }) => {
		const parameters = { model: o1, video_url, prompt, ...optionsInPlace({ ...options }) };
		const items = [{ i: imagesJson, e: elementsJson }];
		expect(await orderedInputs(fal(), { node: 'klingEdit', parameters, items })).toEqual([
			{ video_url, prompt, keep_audio: true, image_urls: imagesJson, elements: elementsJson },
		]);
	});

	const falFile = (url: string) => ({ url, content_type: 'video/mp4', file_size: 7 });

	test('may be given as the File objects that fal answers', async () => {
		const parameters = {
			prompt,
			video_url: { __rl: true, mode: 'url', value: '={{ $json.video }}' },
			advanced: { imagesJson: '={{ $json.images }}', elementsJson: '={{ $json.elements }}' },
		};
		const elements = [
			{ frontal_image_url: falFile(picture('f')), reference_image_urls: [falFile(picture('l'))] },
		];
		const video = { url: video_url };
		const items = [{ video, images: [falFile(picture('a'))], elements }];
		const sent = {
			prompt,
			keep_audio: true,
			video_url,
			image_urls: [picture('a')],
			elements: [{ frontal_image_url: picture('f'), reference_image_urls: [picture('l')] }],
		};
		expect(await orderedInputs(fal(), { node: 'klingEdit', parameters, items })).toEqual([sent]);
		const plain = { prompt, video_url: '={{ $json.video }}' };
		expect(
			await orderedInputs(fal(), { node: 'klingEdit', parameters: plain, items }),
		).toMatchObject([{ video_url }]);
	});

	test('are sent under the address that is checked, also from Additional Input', async () => {
		const inputs = [
			{ video_url: 'https://example.com/my Größe.mp4' },
			{
				video_url,
				advanced: { additionalInput: '{"video_url": "https://example.com/my Größe.mp4"}' },
			},
		];
		for (const parameters of inputs) {
			const sent = await orderedInputs(fal(), { node: 'upscale', parameters });
			expect(sent).toMatchObject([{ video_url: 'https://example.com/my%20Gr%C3%B6%C3%9Fe.mp4' }]);
		}
	});

	test('that are empty lists are not sent', async () => {
		const options = { imagesJson: '[]', elementsJson: '' };
		const parameters = { video_url, prompt, image_urls: {}, elements: {}, advanced: options };
		expect(await orderedInputs(fal(), { node: 'klingEdit', parameters })).toEqual([
			{ video_url, prompt, keep_audio: true },
		]);
	});
});

function stringified(options: IDataObject): Record<string, string> {
	const texts = Object.entries(options).map(([name, value]) => [name, JSON.stringify(value)]);
	return Object.fromEntries(texts) as Record<string, string>;
}
