// Options by name, each in the collection of the form where it stands.
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { isOwnOption, ownOptions } from '../../nodes/shared/input/options';

/** What is no option of ours is one of a model. */
export function optionsInPlace(options: IDataObject): INodeParameters {
	const parameters: Record<string, IDataObject> = {};
	for (const [name, value] of Object.entries(options)) {
		const group = isOwnOption(name) ? ownOptions[name].group : 'modelOptions';
		parameters[group] = { ...parameters[group], [name]: value };
	}
	return parameters as INodeParameters;
}
