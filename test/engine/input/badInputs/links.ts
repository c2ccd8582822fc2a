// Videos that are missing or no http(s) link, and endpoints that are no ID.
import type { INode } from 'n8n-workflow';

import { noLink, prompt, video_url, type BadInput } from './types';

const anId = 'An ID looks like fal-ai/kling-video/o1/video-to-video/edit.';

const video = (
	what: string,
	given: INode['parameters'][string],
	message: string,
	hint?: string,
): BadInput => ({
	what,
	node: 'upscale',
	parameters: { video_url: given },
	field: 'Video',
	message,
	hint,
});

const endpoint = (what: string, customEndpointId: string, message: string): BadInput => ({
	what,
	node: 'klingEdit',
	parameters: { model: 'custom', customEndpointId, video_url, prompt },
	field: 'Custom Endpoint ID',
	message,
	hint: anId,
});

export const badLinks: readonly BadInput[] = [
	video('no video', '', 'Video is empty'),
	video('an empty row as video', { __rl: true, mode: 'url', value: ' ' }, 'Video is empty'),
	video('a path as video', '/clips/sea.mp4', 'Video "/clips/sea.mp4" is not a link', noLink),
	video(
		'an ftp address as video',
		'ftp://a.b/c.mp4',
		'Video "ftp://a.b/c.mp4" is not a link',
		noLink,
	),
	video('half a data: URL as video', 'data:video', 'Video "data:video" is not a link', noLink),
	video('half a link as video', 'https://', 'Video "https://" is not a link', noLink),
	video(
		'a long text as video',
		'sea '.repeat(20),
		`Video "${'sea '.repeat(15)}…" is not a link`,
		noLink,
	),
	video('a number as video', '={{ 7 }}', 'Video is not text but a value of type number', noLink),
	video('a list of videos', '={{ ["a", "b"] }}', 'Video is not text but a list', noLink),
	video(
		'a binary field that is not there',
		{ mode: 'binary', value: 'data' },
		'Video: the item has no binary field "data"',
		'Check the name, and that the node before hands the file on.',
	),
	video(
		'a number as binary field',
		{ mode: 'binary', value: '={{ 7 }}' },
		'Video is not the name of a binary field',
		'It is the name that the output of the node before shows in its Binary tab, e.g. data.',
	),
	video('no name of a binary field', { mode: 'binary', value: ' ' }, 'Video is empty'),
	video(
		'a list as mode of video',
		{ mode: 'list', value: 'x' },
		'Video takes a URL or a binary field',
	),
	video(
		'two videos in two lines',
		'https://a.example/1.mp4\nhttps://a.example/2.mp4',
		'Video holds 2 links; it takes one',
		'Make an item of each, e.g. with Split Out.',
	),
	video(
		'two videos with a comma',
		{ __rl: true, mode: 'url', value: 'https://a.example/1.mp4,https://a.example/2.mp4' },
		'Video holds 2 links; it takes one',
		'Make an item of each, e.g. with Split Out.',
	),
	video(
		'a link with a leftover',
		'={{ "https://a.example/" + $json.missing + ".mp4" }}',
		'Video has "undefined" in it: an expression gave nothing there',
		'Check the expressions.',
	),
	video(
		'an object made text as video',
		'={{ {} }} ',
		'Video has "[object Object]" in it: an expression gave an object there',
		'Use the link in that object, e.g. {{ $json.video.url }}.',
	),
	video(
		'an object as video',
		{ __rl: true, mode: 'url', value: '={{ ({ id: 7, url: "https://a.example/1.mp4" }) }}' },
		'Video is an object, not a link',
		'Use its url, e.g. {{ $json.video.url }}.',
	),
	video(
		'an object without a link as video',
		'={{ ({ id: 7 }) }}',
		'Video is an object, not a link',
		noLink,
	),
	video(
		'a file as link',
		{ __rl: true, mode: 'url', value: '={{ ({ mimeType: "video/mp4", data: "AA" }) }}' },
		'Video is a file, not a link',
		'Choose Binary for Video.',
	),
	endpoint('no endpoint', ' ', 'Custom Endpoint ID is empty'),
	endpoint(
		'spaces in the endpoint',
		'fal-ai/video upscaler',
		'Custom Endpoint ID "fal-ai/video upscaler" is not an ID',
	),
	endpoint('half an endpoint', 'upscaler', 'Custom Endpoint ID "upscaler" is not an ID'),
	endpoint(
		'a way up in the endpoint',
		'fal-ai/../x',
		'Custom Endpoint ID "fal-ai/../x" is not an ID',
	),
	endpoint(
		'a question in the endpoint',
		'fal-ai/x?y=1',
		'Custom Endpoint ID "fal-ai/x?y=1" is not an ID',
	),
	endpoint(
		'a link as endpoint',
		'https://fal.ai/models/fal-ai/video-upscaler',
		'Custom Endpoint ID is a link; it takes only the ID',
	),
	endpoint(
		'a link without https as endpoint',
		'fal.ai/models/fal-ai/video-upscaler',
		'Custom Endpoint ID is a link; it takes only the ID',
	),
];
