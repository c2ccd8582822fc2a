// Kling Edit: the examples of the skill text, with its own edit_type and negative_prompt.
import type { GoldenBody } from './golden';
import { link, someVideo } from './golden';

const o1 = 'fal-ai/kling-video/o1/video-to-video/edit';

export const klingEditSkillText: GoldenBody[] = [
	{
		title: 'anime style with a negative prompt',
		from: 'skill text, lines 59–72',
		endpointId: o1,
		parameters: {
			video_url: link('https://example.com/original-video.mp4'),
			prompt: 'Transform into an anime style with vibrant colors',
			advanced: {
				additionalInput:
					'{"edit_type": "style", "negative_prompt": "blurry, distorted, low quality"}',
			},
		},
		input: {
			prompt: 'Transform into an anime style with vibrant colors',
			video_url: 'https://example.com/original-video.mp4',
			edit_type: 'style',
			negative_prompt: 'blurry, distorted, low quality',
		},
	},
	edit('lines 74–86', 'anime style', 'Transform into anime style', { edit_type: 'style' }),
	edit(
		'lines 107–117',
		'watercolor',
		'Transform into a watercolor painting style with soft brushstrokes',
		{ edit_type: 'style', negative_prompt: 'harsh edges, digital artifacts' },
	),
	edit('lines 119–128', 'object editing', 'Change the red car to a blue sports car', {
		edit_type: 'object',
	}),
	edit(
		'lines 130–139',
		'general transformation',
		'Make it look like a sunny summer day instead of overcast',
		{ edit_type: 'general' },
	),
	edit('line 258', 'style pipeline, oil painting', 'Transform into oil painting style', {
		edit_type: 'style',
	}),
	edit('line 259', 'style pipeline, pixel art', 'Transform into pixel art style', {
		edit_type: 'style',
	}),
	edit('lines 278–287', 'denoising', 'Clean and enhance video quality, reduce noise and grain', {
		edit_type: 'general',
		negative_prompt: 'grainy, noisy, artifacts',
	}),
	edit(
		'lines 290–298',
		'color correction',
		'Enhance colors to be more vibrant and natural, improve contrast',
		{ edit_type: 'general' },
	),
	edit('lines 301–309', 'lighting', 'Improve lighting, add warm golden hour glow', {
		edit_type: 'general',
	}),
	edit('lines 314–322', 'object replacement', 'Replace the bicycle with a motorcycle', {
		edit_type: 'object',
	}),
	edit(
		'lines 325–333',
		'object removal',
		'Remove the person in the background, fill with natural scenery',
		{ edit_type: 'object' },
	),
	edit('lines 336–344', 'object addition', 'Add falling snow throughout the scene', {
		edit_type: 'object',
	}),
	edit(
		'lines 385–391',
		'enhancement pipeline, second step',
		'Enhance video quality, improve sharpness and colors',
		{ edit_type: 'general' },
	),
	edit(
		'lines 407–428',
		'style transfer workflow, anime',
		'Transform into anime style, maintain motion consistency',
		{ edit_type: 'style', negative_prompt: 'flickering, inconsistent, artifacts' },
	),
	edit(
		'lines 407–428',
		'style transfer workflow, impressionist oil painting',
		'Transform into impressionist oil painting style, maintain motion consistency',
		{ edit_type: 'style', negative_prompt: 'flickering, inconsistent, artifacts' },
	),
];

/** Prompt as printed, the document's two own fields through Additional Input (JSON). */
function edit(
	place: string,
	title: string,
	prompt: string,
	additional: { edit_type: string; negative_prompt?: string },
): GoldenBody {
	return {
		title,
		from: `skill text, ${place}`,
		endpointId: o1,
		parameters: {
			video_url: link(someVideo),
			prompt,
			advanced: { additionalInput: JSON.stringify(additional) },
		},
		input: { prompt, video_url: someVideo, ...additional },
	};
}
