import type { INodeProperties } from 'n8n-workflow';

import { advanced } from '../shared/form/advancedProperties';
import { costAndChecks } from '../shared/form/checkProperties';
import { files, outputProperty } from '../shared/form/fileProperties';
import { formerOptions } from '../shared/form/group';
import { keptFieldsProperties } from '../shared/form/keptFields';
import * as own from '../shared/form/ownProperties';
import { toolNotice } from '../shared/form/tool';
import { waiting } from '../shared/form/waitProperties';
import { ALL_VIDEO, EVERYTHING } from '../shared/catalogue/categories';
import { modelLocator } from '../shared/form/modelLocator';
import { PRICE_VALUE } from './priceText';
import { widgetProperties } from './widgetProperties';

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

const model: INodeProperties = modelLocator({
	displayName: 'Model',
	name: 'model',
	required: true,
	description:
		'The fal model that does the work. By ID also takes a private app, workflows/… or comfy/…, whose fields go into Additional Input (JSON).',
});

/** One entry that says the price; nothing to choose. */
const PRICE = { type: 'options', default: PRICE_VALUE, noDataExpression: true } as const;

const price: INodeProperties = {
	...PRICE,
	displayName: 'Price',
	name: 'price',
	typeOptions: { loadOptionsMethod: 'modelPrice', loadOptionsDependsOn: ['model.value'] },
	description: 'As the price list of fal has it at the moment. Nothing to choose.',
	displayOptions: { hide: { model: [''] } },
};

const input: INodeProperties = {
	displayName: 'More of This Model',
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
	price,
	toolNotice,
	...widgetProperties,
	input,
	own.waitMode,
	own.pauseNotice,
	own.submitNotice,
	outputProperty({ waitMode: ['wait', 'pause'] }),
	...keptFieldsProperties(),
	costAndChecks,
	waiting,
	files,
	advanced(),
	formerOptions,
];
