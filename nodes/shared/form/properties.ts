import type { INodeProperties } from 'n8n-workflow';

import { hasField, menuOf, takesAvoid } from '../model/menu';
import { advanced } from './advancedProperties';
import { costAndChecks } from './checkProperties';
import { costNotices } from './costNotices';
import { fieldProperty } from './fieldProperties';
import { files, outputProperty } from './fileProperties';
import { formerOptions, group } from './group';
import { keptFieldsProperties } from './keptFields';
import { menuDescription } from './modelText';
import type { Field, VideoModel, VideoNode } from '../model/model';
import * as own from './ownProperties';
import { toolNotice } from './tool';
import { waiting } from './waitProperties';

/**
 * The form of a job node, made from its models: Model, then the fields in the order of the job,
 * then how to wait and what to hand on, then the options by what they are for. A field shared by
 * reference appears once, for all its models.
 */
export function modelProperties(node: VideoNode): INodeProperties[] {
	const menu = menuOf(node);
	const fields = placed(menu, (model) => model.fields).flatMap((field) => [
		shownFor(fieldProperty(field), field, menu, 'model'),
		...(field.name === 'prompt' ? (node.presets?.properties ?? []) : []),
	]);
	return [
		modelMenu(node, menu),
		own.customEndpointId,
		...costNotices(node),
		toolNotice,
		...fields,
		own.waitMode,
		own.pauseNotice,
		own.submitNotice,
		outputProperty({ waitMode: ['wait', 'pause'] }),
		...keptFieldsProperties(),
		...modelOptions(menu),
		costAndChecks,
		waiting,
		files,
		advanced([
			...onlyFor(own.imagesJson, menu, (model) => hasField(model, 'image_urls')),
			...onlyFor(own.elementsJson, menu, (model) => hasField(model, 'elements')),
		]),
		formerOptions,
	];
}

function modelMenu({ defaultModel }: VideoNode, menu: readonly VideoModel[]): INodeProperties {
	return {
		displayName: 'Model',
		name: 'model',
		type: 'options',
		default: defaultModel,
		options: menu.map((model) => ({
			name: model.displayName,
			value: model.endpointId,
			description: menuDescription(model),
		})),
		description: 'The fal model that does the work',
	};
}

/** What the models take beside their fields, sent only when added; for those that have any. */
function modelOptions(menu: readonly VideoModel[]): INodeProperties[] {
	const options = placed(menu, (model) => model.options ?? []).map((field) =>
		shownFor(fieldProperty(field), field, menu, '/model'),
	);
	const has = (model: VideoModel) => (model.options ?? []).length > 0 || takesAvoid(model);
	const models = menu.filter(has).map(({ endpointId }) => endpointId);
	if (models.length === 0) return [];
	return [
		{
			...group('Model Options', 'modelOptions', 'Add Model Option', [
				...options,
				...onlyFor(own.avoid, menu, takesAvoid),
			]),
			...(models.length < menu.length && { displayOptions: { show: { model: models } } }),
		},
	];
}

/** All models' fields once each, every field behind the one its own model names before it. */
function placed(
	menu: readonly VideoModel[],
	fieldsOf: (model: VideoModel) => readonly Field[],
): Field[] {
	const order: Field[] = [];
	for (const model of menu) {
		let position = 0;
		for (const field of fieldsOf(model)) {
			if (!order.includes(field)) order.splice(position, 0, field);
			position = order.indexOf(field) + 1;
		}
	}
	return order;
}

function shownFor(
	property: INodeProperties,
	field: Field,
	menu: readonly VideoModel[],
	modelPath: 'model' | '/model',
): INodeProperties {
	const has = (model: VideoModel) =>
		[...model.fields, ...(model.options ?? [])].some((other) => other === field);
	if (menu.every(has)) return property;
	const endpointIds = menu.filter(has).map(({ endpointId }) => endpointId);
	return { ...property, displayOptions: { show: { [modelPath]: endpointIds } } };
}

function onlyFor(
	property: INodeProperties,
	menu: readonly VideoModel[],
	fits: (model: VideoModel) => boolean,
): INodeProperties[] {
	const models = menu.filter(fits).map((model) => model.endpointId);
	if (models.length === 0) return [];
	return [{ ...property, displayOptions: { show: { '/model': models } } }];
}
