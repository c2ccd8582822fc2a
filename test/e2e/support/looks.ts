// The states of a form that do not follow from the list of models.
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { properties as falRequestProperties } from '../../../nodes/FalRequest/properties';
import { properties as falTriggerProperties } from '../../../nodes/FalTrigger/properties';
import { groupLabels } from '../../../nodes/shared/input/options';

/** Parameters, and the menus that first appear with them. */
export type Look = [name: string, parameters: INodeParameters, menus?: string[]];

const url = (value: string): INodeParameters => ({ __rl: true, mode: 'url', value });
const binary = (value: string): INodeParameters => ({ __rl: true, mode: 'binary', value });
const picture = (name: string) => url(`https://example.com/${name}.png`);

const imagesAndElements: INodeParameters = {
	image_urls: { image1: picture('harbour'), image2: picture('watercolor') },
	elements: {
		element1: {
			frontal_image_url: picture('captain'),
			reference_image_urls: { reference1: picture('captain-left') },
		},
		element2: {
			frontal_image_url: picture('dog'),
			reference_image_urls: { reference1: picture('dog-left'), reference2: picture('dog-back') },
		},
	},
};

const fromBinary: INodeParameters = {
	video_url: binary('data'),
	image_urls: { image1: binary('style') },
	elements: {
		element1: {
			frontal_image_url: binary('captain'),
			reference_image_urls: { reference1: binary('captain_left'), reference2: binary('') },
		},
	},
};

const klingEdit: Look[] = [
	['edit type style', { editType: 'style' }, ['style']],
	['edit type object', { editType: 'object' }, ['change']],
	['object replace', { editType: 'object', change: 'replace' }],
	['object remove', { editType: 'object', change: 'remove' }],
	['images and elements', imagesAndElements],
	['from binary', fromBinary],
	['submit only', { waitMode: 'submit' }],
];

const falRequest: Look[] = [
	[
		'get result',
		{ output: 'linkAndFile', ...allOptions(falRequestProperties, 'getResult') },
		['operation', 'unfinished'],
	],
	['get status', { operation: 'getStatus' }],
	['cancel', { operation: 'cancel' }],
	[
		'wait for result',
		{
			operation: 'waitForResult',
			output: 'linkAndFile',
			...allOptions(falRequestProperties, 'waitForResult'),
		},
	],
	['list', { operation: 'list' }],
	['list all', { operation: 'list', returnAll: true, filters: { status: 'success' } }, ['status']],
];

const falTrigger: Look[] = [
	['new', {}, ['event']],
	[
		'all options',
		{
			models: { model: [{ model: { __rl: true, mode: 'list', value: 'fal-ai/video-upscaler' } }] },
			endpointIds: ['fal-ai/rife/video'],
			event: 'any',
			output: 'linkAndFile',
			...allOptions(falTriggerProperties),
		},
	],
];

const model = (value: string): INodeParameters => ({ __rl: true, mode: 'list', value });

const falModel: Look[] = [
	['new', {}, ['category']],
	['text to video', { category: 'text-to-video', model: model('fal-ai/veo3.1/fast') }],
	[
		'first and last frame',
		{
			category: 'image-to-video',
			model: model('fal-ai/veo3.1/fast/first-last-frame-to-video'),
			first_frame_url: picture('start'),
			last_frame_url: binary('data'),
		},
	],
	[
		'kling o3 edit',
		{
			model: model('fal-ai/kling-video/o3/pro/video-to-video/edit'),
			prompt: '@Element1 walks through @Image1',
			video_url: url('https://example.com/clip.mp4'),
			image_urls: { file: [{ file: picture('harbour') }] },
			elements: imagesAndElements.elements,
		},
	],
	['lip sync', { model: model('fal-ai/sync-lipsync') }],
	['of an unknown model', { model: { __rl: true, mode: 'id', value: 'my-team/private-app' } }],
];

/** Everything that can be added to each group of options, as it is when one adds it. */
function allOptions(properties: INodeProperties[], operation?: string): INodeParameters {
	const groups = properties.filter(
		({ name, displayOptions }) =>
			Object.hasOwn(groupLabels, name) &&
			name !== 'filters' &&
			(operation === undefined || displayOptions?.show?.operation?.includes(operation)),
	);
	return Object.fromEntries(
		groups.map(({ name, options = [] }) => {
			const offered = options.filter((option) => 'type' in option);
			return [name, Object.fromEntries(offered.map((option) => [option.name, option.default]))];
		}),
	);
}

/** By the node's name, for what its models do not show. */
export const looksByNode: Readonly<Record<string, Look[] | undefined>> = {
	klingEdit,
	falModel,
	falRequest,
	falTrigger,
};
