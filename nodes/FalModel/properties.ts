import type { INodeProperties } from 'n8n-workflow';

import { advanced } from '../shared/form/advancedProperties';
import { costAndChecks } from '../shared/form/checkProperties';
import { files, outputProperty } from '../shared/form/fileProperties';
import { formerOptions } from '../shared/form/group';
import { keptFieldsProperties } from '../shared/form/keptFields';
import * as own from '../shared/form/ownProperties';
import { waiting } from '../shared/form/waitProperties';
import { widgetProperties } from './widgetProperties';

export const ALL_VIDEO = 'video';
export const EVERYTHING = 'all';

const category: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	noDataExpression: true,
	default: 'video-to-video',
	// In the order of the job, not of the alphabet.
	options: [
		{ name: 'Video to Video', value: 'video-to-video' },
		{ name: 'Image to Video', value: 'image-to-video' },
		{ name: 'Text to Video', value: 'text-to-video' },
		{ name: 'All Video', value: ALL_VIDEO },
		{ name: 'Everything', value: EVERYTHING },
	],
	description: 'Which models the list below shows',
};

const model: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The fal model that does the work',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a model…',
			typeOptions: {
				searchListMethod: 'searchModels',
				searchable: true,
				slowLoadNotice: {
					message: 'fal is slow at the moment. Model can also be given By ID.',
					timeout: 5000,
				},
			},
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. fal-ai/veo3.1/fast',
			url: '=https://fal.ai/models/{{$value}}/api',
			hint: 'Also a private app, workflows/… or comfy/…, whose fields go into Additional Input (JSON)',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://fal.ai/models/fal-ai/veo3.1/fast',
			hint: 'The page of the model on fal.ai',
		},
	],
};

const input: INodeProperties = {
	displayName: 'More Fields',
	name: 'input',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		loadOptionsDependsOn: ['model.value'],
		resourceMapper: {
			resourceMapperMethod: 'modelFields',
			mode: 'add',
			valuesLabel: 'More of This Model',
			fieldWords: { singular: 'field', plural: 'fields' },
			supportAutoMap: false,
			addAllFields: true,
			noFieldsError: 'fal names no fields of this model.',
		},
	},
};

/** Model first, then what it takes, then how the request is followed. */
export const properties: INodeProperties[] = [
	category,
	model,
	...widgetProperties,
	input,
	own.waitMode,
	own.submitNotice,
	outputProperty({ waitMode: ['wait'] }),
	...keptFieldsProperties(),
	costAndChecks,
	waiting,
	files,
	advanced(),
	formerOptions,
];
