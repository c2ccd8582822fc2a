import type { INodeProperties } from 'n8n-workflow';

export const downloadResult: INodeProperties = {
	displayName: 'Download Result',
	name: 'downloadResult',
	type: 'boolean',
	default: true,
	description:
		'Whether to hand on the video itself as binary data, beside its link. Links of fal expire.',
};

export const downloadField: INodeProperties = {
	displayName: 'Download Field',
	name: 'downloadField',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	description: 'Name of the binary field that Download Result puts the video into',
};

export const downloadFileName: INodeProperties = {
	displayName: 'Download File Name',
	name: 'downloadFileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.title }}.mp4',
	description: 'Name of the file that Download Result makes. Empty takes the one of fal.',
};

export const maxDownloadMb: INodeProperties = {
	displayName: 'Download Limit (MB)',
	name: 'maxDownloadMb',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 500,
	description: 'A larger video is not downloaded by Download Result; the item then fails',
};

/** For the nodes that order; whoever only submits downloads nothing. */
export const downloadOptions = [downloadField, downloadFileName, maxDownloadMb, downloadResult].map(
	(option): INodeProperties => ({
		...option,
		displayOptions: { show: { '/waitMode': ['wait'] } },
	}),
);
