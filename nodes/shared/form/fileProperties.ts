import type { DisplayCondition, INodeProperties, NodeParameterValue } from 'n8n-workflow';

import { group } from './group';

type Show = Record<string, Array<NodeParameterValue | DisplayCondition>>;

/** @param show where a finished video is handed on */
export function outputProperty(show?: Show): INodeProperties {
	return {
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'link',
		options: [
			{
				name: 'Link',
				value: 'link',
				description: 'The address of the video, which takes no memory. Links of fal expire.',
			},
			{
				name: 'Link and File',
				value: 'linkAndFile',
				description: 'Also the video itself as binary data; it plays in the output panel',
			},
		],
		description: 'Whether this node hands on the link to the video only, or the file as well',
		...(show && { displayOptions: { show } }),
	};
}

const ifFile = { displayOptions: { show: { '/output': ['linkAndFile'] } } };

const downloadField: INodeProperties = {
	displayName: 'Download Field',
	name: 'downloadField',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	description: 'Name of the binary field that the video is put into',
	...ifFile,
};

const downloadFileName: INodeProperties = {
	displayName: 'Download File Name',
	name: 'downloadFileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.title }}.mp4',
	description: 'Name of the file. Empty takes the one of fal.',
	...ifFile,
};

const maxDownloadMb: INodeProperties = {
	displayName: 'Download Limit (MB)',
	name: 'maxDownloadMb',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 500,
	description: 'A larger video is not downloaded; the item then fails',
	...ifFile,
};

const deleteUploadsAfter: INodeProperties = {
	displayName: 'Delete Uploads After (Hours)',
	name: 'deleteUploadsAfter',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 24,
	description:
		'When fal deletes the files that were uploaded from binary fields. Anyone who has the link can open them until then. A clip that queues for longer finds its file gone.',
};

const keepResultHours: INodeProperties = {
	displayName: 'Keep Result (Hours)',
	name: 'keepResultHours',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 24,
	description:
		'When fal deletes the finished video. Anyone who has the link can open it until then; unless your account says otherwise, that is for ever.',
};

const doNotStore: INodeProperties = {
	displayName: 'Do Not Store at Fal',
	name: 'doNotStore',
	type: 'boolean',
	default: true,
	description:
		'Whether fal stores neither the request nor its result. Its history then does not show it, the result is gone after an hour, and a lost answer cannot be looked up.',
};

const PLACEHOLDER = 'Add File Option';

/** Of the nodes that order. */
export const files = group('Files', 'files', PLACEHOLDER, [
	downloadFileName,
	downloadField,
	maxDownloadMb,
	deleteUploadsAfter,
	keepResultHours,
	doNotStore,
]);

/** Of the nodes that only hand on what is finished. */
export const downloads: INodeProperties = {
	...group('Files', 'files', PLACEHOLDER, [downloadFileName, downloadField, maxDownloadMb]),
	displayOptions: { show: { output: ['linkAndFile'] } },
};

/** A poll goes on without a video that is too large. */
export const polledDownloads: INodeProperties = {
	...group('Files', 'files', PLACEHOLDER, [
		downloadFileName,
		downloadField,
		{ ...maxDownloadMb, description: 'A larger video is not downloaded; the item keeps its link' },
	]),
	displayOptions: { show: { output: ['linkAndFile'] } },
};
