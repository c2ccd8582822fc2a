// Videos, images and elements: one row per file, or a list made earlier in the workflow.
import type { IDataObject } from 'n8n-workflow';

import { orderedInputs, useLocalFal } from '../setup';

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
		const parameters = { model: o1, video_url, prompt, options };
		const items = [{ i: imagesJson, e: elementsJson }];
		expect(await orderedInputs(fal(), { node: 'klingEdit', parameters, items })).toEqual([
			{ video_url, prompt, keep_audio: true, image_urls: imagesJson, elements: elementsJson },
		]);
	});

	test('that are empty lists are not sent', async () => {
		const options = { imagesJson: '[]', elementsJson: '' };
		const parameters = { video_url, prompt, image_urls: {}, elements: {}, options };
		expect(await orderedInputs(fal(), { node: 'klingEdit', parameters })).toEqual([
			{ video_url, prompt, keep_audio: true },
		]);
	});
});

function stringified(options: IDataObject): Record<string, string> {
	const texts = Object.entries(options).map(([name, value]) => [name, JSON.stringify(value)]);
	return Object.fromEntries(texts) as Record<string, string>;
}
