import type { INodeProperties } from 'n8n-workflow';

/** A collection of options that serve one purpose, in the order in which they are wanted. */
export function group(
	displayName: string,
	name: string,
	placeholder: string,
	options: readonly INodeProperties[],
): INodeProperties {
	return { displayName, name, type: 'collection', placeholder, default: {}, options: [...options] };
}

/**
 * Keeps what a workflow of an earlier version holds under its one collection: n8n drops a parameter
 * that the form does not know, limits included. The reader takes it from here.
 */
export const formerOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'hidden',
	default: {},
};
