import type { GenericValue, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { CUSTOM } from '../model/menu';
import { sendable } from './body';
import { readEndpoint, type Endpoint } from './endpoint';
import { InvalidInputError } from '../failures/failure';
import { readFileUrl } from './files';
import { binaryMark } from './fileMarks';
import { filesText } from './itemFiles';
import { readAdditionalInput } from './json';
import type { Field, VideoModel, VideoNode } from '../model/model';
import { sentName } from '../model/sent';
import { readOptions } from './options';
import { composePrompt } from './prompt';
import { isRecord, recordOf, textOf } from '../util/unknown';
import { Problems } from './problems';
import { shown } from './readers';
import { readReferences } from './references';
import { readValue } from './values';

/** As n8n's own nodes name it. */
const USUAL_BINARY_FIELD = 'data';

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

	const problems = new Problems();
	const input = readFields(model, parameter, options, problems);
	const prompt = problems.read(() =>
		composePrompt(node, model, {
			own: textOf(input.prompt) ?? '',
			avoid: options.avoid,
			preset: parameter,
		}),
	);
	const hasPrompt = model.fields.some(({ name }) => name === 'prompt');
	if (hasPrompt && prompt !== undefined && prompt !== '') input.prompt = prompt;
	const references = problems.read(() => readReferences(model, parameter, options));
	const additional = problems.read(() => readAdditionalInput(options.additionalInput));
	for (const field of emptyFields(model, input)) {
		// Of a prompt whose parts are refused, the emptiness says nothing new.
		if (problems.names(field.displayName) || (field.name === 'prompt' && prompt === undefined)) {
			continue;
		}
		if (startsAsData(field, context)) {
			const mark = binaryMark(USUAL_BINARY_FIELD);
			input[sentName(field)] = 'sentAs' in field && field.sentAs !== undefined ? [mark] : mark;
			continue;
		}
		problems.add(emptyField(field, context, itemIndex));
	}
	problems.throwAll();
	return { ...endpoint, input: sendable(model, { ...input, ...references, ...additional }) };
}

/** Only the fields of this model, whatever else the form still holds; options only when added. */
function readFields(
	model: VideoModel,
	parameter: (name: string, otherwise: unknown) => unknown,
	options: Record<string, unknown>,
	problems: Problems,
): IDataObject {
	const input: IDataObject = { ...model.sends };
	const place = (field: Field, given: unknown) => {
		const value = problems.read(() => read(field, given, model, options));
		if (value !== undefined) input[sentName(field)] = value;
	};
	for (const field of model.fields) {
		const otherwise = 'default' in field ? field.default : '';
		place(field, parameter(field.name, otherwise));
		// An expression that gives nothing must not turn off what is always sent.
		if (input[sentName(field)] === undefined && !problems.names(field.displayName)) {
			place(field, otherwise);
		}
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

function emptyFields({ endpointId, fields }: VideoModel, input: IDataObject): Field[] {
	if (endpointId === CUSTOM) return [];
	return fields.filter((field) => {
		const mandatory = 'mandatory' in field && field.mandatory === true;
		const value = input[sentName(field)];
		return mandatory && (value === undefined || (typeof value === 'string' && value.trim() === ''));
	});
}

/** Whether the form has Binary there and no name, as it is after switching. */
function startsAsData(field: Field, context: IExecuteFunctions): boolean {
	const { mode, value } = recordOf(context.getNode().parameters[field.name]);
	return 'media' in field && mode === 'binary' && value === '';
}

/** Says why it is empty, as far as that can be seen. */
function emptyField(
	field: Field,
	context: IExecuteFunctions,
	itemIndex: number,
): InvalidInputError {
	const { displayName: label, name } = field;
	const saved: unknown = context.getNode().parameters[name];
	const text = isRecord(saved) ? saved.value : saved;
	if (typeof text === 'string' && text.startsWith('=')) {
		const message = `${label} is empty: its expression ${shown(text.slice(1))} gives nothing`;
		return new InvalidInputError(label, message, 'Check the expression with the output before.');
	}
	const files = filesText(context.getInputData()[itemIndex]?.binary);
	if ('media' in field && files !== '') {
		const message = `${label} is empty, but the item has ${files}`;
		return new InvalidInputError(label, message, `Set ${label} to Binary and enter that name.`);
	}
	return new InvalidInputError(label, `${label} is empty`);
}
