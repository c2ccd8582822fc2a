// The prompt that fal receives: the person's words, the preset's, what to avoid; and what overrides it.
import type { INode } from 'n8n-workflow';

import { orderedInputs, useLocalFal } from '../setup';

const fal = useLocalFal();

const video_url = 'https://example.com/sea.mp4';
const prompt = 'Make it summer';
const avoid = { modelOptions: { avoid: 'flickering, artifacts' } };
const object = { editType: 'object', what: 'the red car' };

async function sentPrompt(parameters: INode['parameters']): Promise<unknown> {
	const run = { node: 'klingEdit', parameters: { video_url, ...parameters } };
	const [input] = await orderedInputs(fal(), run);
	return input?.prompt;
}

test.each<{ when: string; parameters: INode['parameters']; sent: string }>([
	{ when: 'General and None', parameters: { prompt }, sent: prompt },
	{
		when: 'an Enhancement',
		parameters: { prompt, enhancement: 'denoise' },
		sent: 'Make it summer. Clean up the picture: remove noise and film grain without losing detail',
	},
	{
		when: 'a Style, and an Enhancement hidden by it',
		parameters: { prompt, editType: 'style', style: 'noir', enhancement: 'denoise' },
		sent: 'Make it summer. Black and white film noir, high contrast',
	},
	{
		when: 'a Style and no words',
		parameters: { editType: 'style', style: 'noir' },
		sent: 'Black and white film noir, high contrast',
	},
	{
		when: 'an object to replace',
		parameters: { ...object, change: 'replace', with: 'a blue one' },
		sent: 'Replace the red car with a blue one',
	},
	{
		when: 'an object to remove',
		parameters: { ...object, prompt: 'Winter!', change: 'remove' },
		sent: 'Winter! Remove the red car and fill the space with what would naturally be behind it',
	},
	{
		when: 'an object to add',
		parameters: { ...object, change: 'add' },
		sent: 'Add the red car, matching the light and movement of the scene',
	},
	{
		when: 'an object to describe',
		parameters: { ...object, prompt, change: 'describe' },
		sent: prompt,
	},
	{
		when: 'something to avoid',
		parameters: { prompt, ...avoid },
		sent: 'Make it summer. Avoid: flickering, artifacts',
	},
	{
		when: 'all three',
		parameters: { prompt: 'Make it summer.', enhancement: 'lighting', ...avoid },
		sent: 'Make it summer. Improve the lighting: brighten dark areas with a warm golden-hour glow. Avoid: flickering, artifacts',
	},
])('with $when the prompt is "$sent"', async ({ parameters, sent }) => {
	expect(await sentPrompt(parameters)).toBe(sent);
});

test('a prompt without a preset goes out to the letter', async () => {
	const letters = '  @Video1 in "summer" — 夏,\n\tno. 5 …\n';
	expect(await sentPrompt({ prompt: letters })).toBe(letters);
});

test('Additional Input wins over every field of the form', async () => {
	const additionalInput = '{"prompt": "Make it winter", "keep_audio": false, "shot_type": "x"}';
	const parameters = { video_url, prompt, enhancement: 'denoise', advanced: { additionalInput } };
	expect(await orderedInputs(fal(), { node: 'klingEdit', parameters })).toEqual([
		{ video_url, prompt: 'Make it winter', keep_audio: false, shot_type: 'x' },
	]);
});

test('Additional Input may be an object made by an expression', async () => {
	const options = { additionalInput: '={{ { seed: 42, extra: { deep: [1, null] } } }}' };
	const run = { node: 'upscale', parameters: { video_url, advanced: options } };
	expect(await orderedInputs(fal(), run)).toEqual([
		{ video_url, scale: 2, seed: 42, extra: { deep: [1, null] } },
	]);
});

test('a negative prompt of the model itself is sent as such', async () => {
	const model = 'fal-ai/wan/v2.2-a14b/video-to-video';
	const options = { negative_prompt: 'flickering', avoid: 'not this one' };
	const run = {
		node: 'soraRemix',
		parameters: { model, video_url, prompt, modelOptions: options },
	};
	expect(await orderedInputs(fal(), run)).toMatchObject([
		{ prompt, negative_prompt: 'flickering' },
	]);
});
