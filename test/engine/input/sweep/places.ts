// Every place of a form where a person or an expression can put a value, made from the descriptions.
import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodeTypeDescription,
} from 'n8n-workflow';

import { listedModels } from '../../../../nodes/registry';
import { groupLabels } from '../../../../nodes/shared/input/options';
import type { Field } from '../../../../nodes/shared/model/model';
import { link } from '../../../nodes/golden/golden';

type Parameter = INodeParameters[string];

/** One parameter, and how a workflow that shows it holds a value there. */
export interface Place {
	/** Names from the outside in, e.g. 'costAndChecks.dryRun'. */
	path: string;
	/** As the form shows it. */
	label: string;
	property: INodeProperties;
	/** Whether it goes to fal under a name of fal's; anything else steers this package. */
	isOfFal: boolean;
	/** An item without it is refused. */
	isMandatory: boolean;
	/** What the form needs to show it, and beside it to be complete. */
	around: INodeParameters;
}

/** What the places inside a collection share. */
interface Outer {
	path: string;
	show: INodeParameters;
	isOfFal: boolean;
}

/** All places of a node but those that take no expression. */
export function placesOf({ properties }: INodeTypeDescription): Place[] {
	const outer = { path: '', show: {}, isOfFal: false };
	return properties.flatMap((property) => placesIn(property, outer));
}

function placesIn(property: INodeProperties, outer: Outer): Place[] {
	const { type } = property;
	if (type === 'notice' || type === 'hidden' || property.noDataExpression) return [];
	const path = `${outer.path}${property.name}`;
	const show = { ...outer.show, ...conditionsOf(property) };
	const fields = falFields.filter(({ name }) => name === property.name);
	const isOfFal = outer.isOfFal || (fields.length > 0 && path !== 'model');
	const isMandatory =
		MANDATORY_OF_OURS.includes(path) ||
		(outer.path === '' && fields.some((field) => 'mandatory' in field && field.mandatory));
	const around = { ...show, ...companions(path, property) };
	const place = { path, label: property.displayName, property, isOfFal, isMandatory, around };
	const inner = {
		path: `${path}.`,
		show,
		isOfFal: isOfFal && !Object.hasOwn(groupLabels, property.name),
	};
	const parts = property.type === 'options' ? [] : (property.options ?? []);
	// n8n drops an expression that stands for a whole collection before a node could see it.
	const isCollection = property.type === 'collection' || property.type === 'fixedCollection';
	const isList = property.typeOptions?.multipleValues === true;
	return [
		...(isCollection ? [] : [place]),
		...parts.flatMap((part) => partsIn(part, inner, isList)),
	];
}

/** @param isList there may be several of the part, so they are saved as a list */
function partsIn(part: object, outer: Outer, isList: boolean): Place[] {
	if (isGroup(part)) {
		const inner = { ...outer, path: `${outer.path}${part.name}${isList ? '[]' : ''}.` };
		return part.values.flatMap((property) => placesIn(property, inner));
	}
	return isProperty(part) ? placesIn(part, outer) : [];
}

/** The first value under which the form shows it. */
function conditionsOf({ displayOptions }: INodeProperties): INodeParameters {
	const entries = Object.entries(displayOptions?.show ?? {}).map(([name, values = []]) => [
		name.replace(/^\//, ''),
		(values as Parameter[])[0],
	]);
	return Object.fromEntries(entries) as INodeParameters;
}

const MANDATORY_OF_OURS = ['customEndpointId', 'what', 'with', 'models.model[].model'];

const falFields: readonly Field[] = listedModels.flatMap(({ fields, options = [] }) => [
	...fields,
	...options,
]);

/** Other values that must be there for this one to count. */
function companions(path: string, { name }: INodeProperties): INodeParameters {
	const [outside, slot = '', part] = path.split('.');
	const number = Number(/\d+$/.exec(slot)?.[0] ?? 0);
	if (outside === 'image_urls' && number > 1) {
		return { image_urls: Object.fromEntries(upTo(number - 1).map((one) => [`image${one}`, png])) };
	}
	if (outside === 'elements' && number > 0) {
		const before = upTo(number - 1).map((one) => [`element${one}`, element]);
		const own = part === 'frontal_image_url' ? withoutFrontal : withoutReferences;
		return { elements: Object.fromEntries([...before, [`element${number}`, own]]) };
	}
	if (path === 'what') return { with: 'a bus' };
	if (path === 'with') return { what: 'the car' };
	if (/download(Field|FileName)|maxDownloadMb/.test(path)) return { output: 'linkAndFile' };
	const condition = falFields
		.flatMap((field) => ('onlyWith' in field && field.name === name ? [field.onlyWith] : []))
		.find((one) => one !== undefined);
	return condition ? { modelOptions: { [condition.option]: condition.value } } : {};
}

const png = link('https://example.com/a.png');
const withoutFrontal = { reference_image_urls: { reference1: png } };
const withoutReferences = { frontal_image_url: png };
const element = { ...withoutFrontal, ...withoutReferences };

function upTo(count: number): number[] {
	return Array.from({ length: count }, (_one, index) => index + 1);
}

/** The parameters with one more value, at any depth. */
export function withValue(
	parameters: INodeParameters,
	path: string,
	value: Parameter,
): INodeParameters {
	const [given, ...rest] = path.split('.');
	const name = given.replace('[]', '');
	if (rest.length === 0) return { ...parameters, [name]: value };
	const inner = given === name ? ((parameters[name] ?? {}) as INodeParameters) : {};
	const filled = withValue(inner, rest.join('.'), value);
	return { ...parameters, [name]: given === name ? filled : [filled] };
}

function isGroup(part: object): part is INodePropertyCollection {
	return 'values' in part;
}

function isProperty(part: object): part is INodeProperties {
	return 'type' in part;
}
