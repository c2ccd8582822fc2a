// What n8n's editor shows, fills in and saves, by n8n's own functions.
import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { groupLabels } from '../../nodes/shared/input/options';
import type { PackageNode } from './packageNodes';

/** Every value of the form as it stands, defaults of what is shown included. */
export function filledIn({ description }: PackageNode, parameters: INodeParameters) {
	return parametersOf(description, parameters, true);
}

/** What n8n stores of a form: what differs from the defaults and is shown. */
export function saved({ description }: PackageNode, parameters: INodeParameters) {
	return parametersOf(description, parameters, false);
}

/**
 * The form after the user chose another model, and saved.
 * @see https://github.com/n8n-io/n8n/blob/master/packages/frontend/editor-ui/src/features/ndv/settings/composables/useNodeSettingsParameters.ts
 */
export function withModel(node: PackageNode, parameters: INodeParameters, model: string) {
	return saved(node, filledIn(node, { ...saved(node, parameters), model }));
}

/** The parameters that the form shows while it holds these values, in their order. */
export function shownParameters(node: PackageNode, parameters: INodeParameters): INodeProperties[] {
	const values = filledIn(node, parameters);
	return node.description.properties.filter((property) => isShown(node, property, values, values));
}

/** What Add Option offers or has added while the form holds these values, in its order. */
export function shownOptions(node: PackageNode, parameters: INodeParameters): INodeProperties[] {
	const values = filledIn(node, parameters);
	return optionsOf(node).filter((option) => isShown(node, option, {}, values));
}

/** Everything that can be added under one of the groups of options, for whatever model. */
export function optionsOf({ description }: Pick<PackageNode, 'description'>): INodeProperties[] {
	return groupsOf({ description }).flatMap(({ options = [] }) =>
		options.filter((option) => 'type' in option),
	);
}

/** The collections that hold options. */
export function groupsOf({ description }: Pick<PackageNode, 'description'>): INodeProperties[] {
	return description.properties.filter(({ name }) => Object.hasOwn(groupLabels, name));
}

/** The values of a list to choose from. */
export function choicesOf({ options = [] }: { options?: readonly object[] }): unknown[] {
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

function isShown(
	{ description }: PackageNode,
	property: INodeProperties,
	values: INodeParameters,
	root: INodeParameters,
): boolean {
	return NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, description, root);
}

function parametersOf(
	description: PackageNode['description'],
	parameters: INodeParameters,
	withDefaults: boolean,
): INodeParameters {
	const { properties } = description;
	const version = { typeVersion: 1 };
	const values = NodeHelpers.getNodeParameters(
		properties,
		parameters,
		withDefaults,
		false,
		version,
		description,
	);
	if (values === null) throw new Error('n8n finds no parameters in the form');
	return values;
}
