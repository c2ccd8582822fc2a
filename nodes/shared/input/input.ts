import type { GenericValue, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { CUSTOM } from '../model/menu';
import { sendable } from './body';
import { readEndpoint, type Endpoint } from './endpoint';
import { InvalidInputError } from '../failures/failure';
import { readFileUrl } from './files';
import { readJson } from './json';
import type { Field, VideoModel, VideoNode } from '../model/model';
import { sentName } from '../model/sent';
import { readOptions } from './options';
import { composePrompt } from './prompt';
import { isRecord, textOf } from '../util/unknown';
import { readReferences } from './references';
import { readValue } from './values';

/** What is sent for one item: the endpoint and the body. */
export interface VideoRequest extends Endpoint {
	input: IDataObject;
}

/**
 * One item's parameters as the request body, filtered by the model that counts for this item.
 * @throws InvalidInputError naming the field, before anything is uploaded or bought
 */
export function readRequest(
	context: IExecuteFunctions,
	node: VideoNode,
	itemIndex: number,
): VideoRequest {
	const parameter = (name: string, otherwise: unknown = null): unknown =>
		context.getNodeParameter(name, itemIndex, otherwise as object);
	const options = readOptions(parameter);
	const chosen = parameter('model', node.defaultModel);
	const endpoint = readEndpoint(node, chosen, parameter('customEndpointId'));
	const { model } = endpoint;

	const input = readFields(model, parameter, options);
	const prompt = composePrompt(node, model, {
		own: textOf(input.prompt) ?? '',
		avoid: options.avoid,
		preset: parameter,
	});
	if (model.fields.some(({ name }) => name === 'prompt') && prompt !== '') input.prompt = prompt;
	checkMandatory(model, input);
	return {
		...endpoint,
		input: sendable(model, {
			...input,
			...readReferences(model, parameter, options),
			...readAdditionalInput(options.additionalInput),
		}),
	};
}

/** Only the fields of this model, whatever else the form still holds; options only when added. */
function readFields(
	model: VideoModel,
	parameter: (name: string, otherwise: unknown) => unknown,
	options: Record<string, unknown>,
): IDataObject {
	const input: IDataObject = { ...model.sends };
	const place = (field: Field, given: unknown) => {
		const value = read(field, given, model, options);
		if (value !== undefined) input[sentName(field)] = value;
	};
	for (const field of model.fields) {
		const otherwise = 'default' in field ? field.default : '';
		place(field, parameter(field.name, otherwise));
		// An expression that gives nothing must not turn off what is always sent.
		if (input[sentName(field)] === undefined) place(field, otherwise);
	}
	for (const field of model.options ?? []) {
		if (field.name in options) place(field, options[field.name]);
	}
	return input;
}

/** Slots are read apart, because images and elements count together. */
function read(
	field: Field,
	given: unknown,
	model: VideoModel,
	options: Record<string, unknown>,
): GenericValue {
	if ('slots' in field) return undefined;
	if ('media' in field) {
		const url = readFileUrl(field.displayName, given);
		if (url === '') return undefined;
		return field.sentAs === undefined ? url : [url];
	}
	const { onlyWith } = field;
	if (onlyWith && options[onlyWith.option] !== onlyWith.value) return undefined;
	return readValue(field, given, model);
}

function checkMandatory({ endpointId, fields }: VideoModel, input: IDataObject): void {
	if (endpointId === CUSTOM) return;
	for (const field of fields) {
		const mandatory = 'mandatory' in field && field.mandatory === true;
		const value = input[sentName(field)];
		const empty = value === undefined || (typeof value === 'string' && value.trim() === '');
		if (mandatory && empty) {
			throw new InvalidInputError(field.displayName, `${field.displayName} is empty`);
		}
	}
}

function readAdditionalInput(value: unknown): IDataObject {
	const label = 'Additional Input (JSON)';
	const parsed = readJson(label, value) ?? {};
	if (isRecord(parsed)) return parsed as IDataObject;
	throw new InvalidInputError(label, `${label} is not an object like {"seed": 42}`);
}
