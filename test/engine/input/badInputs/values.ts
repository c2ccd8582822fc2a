// Words that are missing, and values outside their list, range or type.
import type { INode } from 'n8n-workflow';

import { prompt, video_url, type BadInput } from './types';

const bad = (
	node: string,
	what: string,
	given: INode['parameters'],
	field: string,
	message: string,
): BadInput => ({ what, node, parameters: { video_url, ...given }, field, message });

const object = { editType: 'object', change: 'replace' };
const fromOneToEight = 'it takes a number from 1 to 8';
const styles =
	'None (none), Anime (anime), Watercolor (watercolor), Oil Painting (oilPainting), Pixel Art (pixelArt), Noir (noir), Cyberpunk (cyberpunk), Sketch (sketch), Comic (comic)';
const sora2 = 'fal-ai/sora-2/video-to-video/remix';

export const badValues: readonly BadInput[] = [
	{
		...bad(
			'klingEdit',
			'a leftover of an expression in the prompt',
			{ prompt: '={{ "Make it " + $json.look }}' },
			'Prompt',
			'Prompt has "undefined" in it: an expression gave nothing there',
		),
		hint: 'Check the expressions. If the word is meant, write it with a capital letter.',
	},
	{
		...bad(
			'klingEdit',
			'an object in the prompt',
			{ prompt: '=Make it {{ $json }} please' },
			'Prompt',
			'Prompt has "[object Object]" in it: an expression gave an object there',
		),
		hint: 'Use a value of that object.',
	},
	bad('klingEdit', 'no prompt', {}, 'Prompt', 'Prompt is empty'),
	bad('klingReference', 'a prompt of spaces', { prompt: ' \n ' }, 'Prompt', 'Prompt is empty'),
	bad(
		'klingEdit',
		'nothing but what to avoid',
		{ modelOptions: { avoid: 'flicker' } },
		'Prompt',
		'Prompt is empty',
	),
	bad('soraRemix', 'no video ID', { model: sora2, prompt }, 'Video ID', 'Video ID is empty'),
	bad(
		'klingEdit',
		'nothing to replace',
		{ ...object, with: 'a bus' },
		'Object to Change',
		'Object to Change is empty, but Change needs it',
	),
	bad(
		'klingEdit',
		'nothing to replace it with',
		{ ...object, what: 'the car' },
		'Replace With',
		'Replace With is empty, but Change needs it',
	),
	bad(
		'klingEdit',
		'an unknown Edit Type',
		{ prompt, editType: '={{ "all" }}' },
		'Edit Type',
		'Edit Type "all" is not General, Style or Object',
	),
	bad(
		'klingEdit',
		'an unknown Style',
		{ prompt, editType: 'style', style: '={{ "pop" }}' },
		'Style',
		`Style "pop" is not offered; it takes ${styles}`,
	),
	bad(
		'klingEdit',
		'a word for yes or no',
		{ prompt, keep_audio: '={{ "maybe" }}' },
		'Keep Audio',
		'Keep Audio is "maybe"; it takes true or false',
	),
	bad(
		'klingReference',
		'a length the model does not offer',
		{ prompt, duration: '={{ 12 }}' },
		'Duration',
		'Duration "12" is not offered by Kling O1; it takes 3, 4, 5, 6, 7, 8, 9, 10',
	),
	bad(
		'klingReference',
		'a shape the model does not offer',
		{ prompt, modelOptions: { aspect_ratio: '4:3' } },
		'Aspect Ratio',
		'Aspect Ratio "4:3" is not offered by Kling O1; it takes auto, 16:9, 9:16, 1:1',
	),
	bad('upscale', 'too large a number', { scale: 9 }, 'Scale', `Scale is "9"; ${fromOneToEight}`),
	bad('upscale', 'too small a number', { scale: 0 }, 'Scale', `Scale is "0"; ${fromOneToEight}`),
	bad(
		'upscale',
		'a word for a number',
		{ scale: '={{ "twice" }}' },
		'Scale',
		`Scale is "twice"; ${fromOneToEight}`,
	),
	bad(
		'interpolate',
		'half a frame',
		{ target_fps: 59.94 },
		'Target FPS',
		'Target FPS is "59.94"; it takes a whole number from 16 to 120',
	),
	bad(
		'upscale',
		'an unknown way to wait',
		{ waitMode: '={{ "suspend" }}' },
		'Wait Mode',
		'Wait Mode "suspend" is not offered; it takes wait, pause, submit',
	),
	bad(
		'upscale',
		'no time to queue',
		{ waiting: { queueTimeout: 0 } },
		'Queue Timeout (Minutes)',
		'Queue Timeout (Minutes) is "0"; it takes a number of minutes above 0',
	),
	bad(
		'upscale',
		'no time to work',
		{ waiting: { processingTimeout: '={{ "long" }}' } },
		'Run Timeout (Minutes)',
		'Run Timeout (Minutes) is "long"; it takes a number of minutes above 0',
	),
];
