import type { INodeProperties } from 'n8n-workflow';

import { hasField, menuOf, takesAvoid } from '../model/menu';
import * as check from './checkProperties';
import { downloadOptions } from './downloadProperties';
import { falSwitches } from './falSwitches';
import { fieldProperty } from './fieldProperties';
import { menuDescription } from './modelText';
import type { Field, VideoModel, VideoNode } from '../model/model';
import * as own from './ownProperties';
import * as wait from './waitProperties';

/**
 * The form of a job node, made from its models: Model, then the fields in the order of the job,
 * then Wait Mode and Options. A field shared by reference appears once, for all its models.
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
		...fields,
		own.waitMode,
		own.submitNotice,
		optionsOf(menu),
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

function optionsOf(menu: readonly VideoModel[]): INodeProperties {
	const falOptions = placed(menu, (model) => model.options ?? []).map((field) =>
		shownFor(fieldProperty(field), field, menu, '/model'),
	);
	const ownOptions = [
		onlyFor(own.avoid, menu, takesAvoid),
		onlyFor(own.imagesJson, menu, (model) => hasField(model, 'image_urls')),
		onlyFor(own.elementsJson, menu, (model) => hasField(model, 'elements')),
		own.additionalInput,
		[check.deleteUploadsAfter, check.dryRun, check.maxCostPerExecution, check.maxCostPerItem],
		[check.sourceCheck, check.tags],
		downloadOptions,
		falSwitches,
		[wait.cancelOnStop, wait.logs, wait.onDeadline, wait.processingTimeout],
		[wait.queueTimeout, wait.reuseWithinHours],
	].flat();
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...falOptions, ...ownOptions].sort(byDisplayName),
	};
}

/** Not localeCompare, whose first call alone takes a third of the time that all forms take. */
function byDisplayName(one: INodeProperties, other: INodeProperties): number {
	const [name, otherName] = [one.displayName.toLowerCase(), other.displayName.toLowerCase()];
	if (name === otherName) return 0;
	return name < otherName ? -1 : 1;
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
