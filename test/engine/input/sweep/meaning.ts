// What a value plainly means in a parameter of a type: said here by the description alone.
import type { INodeProperties } from 'n8n-workflow';

import type { Place } from './places';

export type Meaning =
	/** The same as this value, typed as the form gives it. */
	| { is: 'value'; value: unknown }
	/** The same as if the field or option were not there. */
	| { is: 'nothing' }
	| { is: 'refused' }
	/** Accepted, or refused by name: the text itself decides. */
	| { is: 'text' };

/** Values that expressions, sheets and tools give. */
export const givenValues: readonly unknown[] = [
	undefined,
	null,
	'',
	' ',
	true,
	false,
	'true ',
	'TRUE',
	'no',
	0,
	1,
	7,
	' 7 ',
	'2.5',
	'$2',
	'maybe',
	NaN,
	{},
	{ a: 1 },
	[],
	['x'],
];

const YES = ['true', 'yes', 'on', '1'];
const NO = ['false', 'no', 'off', '0'];

export function meaningOf(given: unknown, place: Place): Meaning {
	const { path, property } = place;
	const takesLists = path === 'customEndpointIds';
	if (takesLists && Array.isArray(given)) return { is: 'text' };
	if (isBlank(given)) return blankMeaning(given, place);
	const word = isScalar(given) ? String(given).trim() : null;
	switch (property.type) {
		case 'boolean':
			return yesOrNo(word);
		case 'number': {
			const isNumber = typeof given !== 'boolean' && word !== null && Number.isFinite(Number(word));
			return isNumber ? { is: 'value', value: Number(word) } : { is: 'refused' };
		}
		case 'options':
			return choice(property, word);
		case 'multiOptions':
			if (Array.isArray(given) && given.length === 0) return { is: 'value', value: [] };
			return choice(property, word);
		case 'resourceLocator':
			return { is: 'refused' };
		case 'json':
			return json(given, path);
		case 'dateTime':
			return typeof given === 'string' || typeof given === 'number'
				? { is: 'text' }
				: { is: 'refused' };
		default:
			return word === null ? { is: 'refused' } : { is: 'text' };
	}
}

/** What steers money, waiting or output is refused without a value; fal's fields are not sent then. */
function blankMeaning(
	given: unknown,
	{ path, property: { type }, isOfFal, isMandatory }: Place,
): Meaning {
	if (isMandatory) return { is: 'refused' };
	if (isOfFal) return { is: 'nothing' };
	if (type === 'string' || type === 'json' || path === 'endpointId') {
		// An ID whose expression gives nothing must not become the item's.
		const isId = ['requestId', 'endpointId', 'customEndpointIds'].includes(path);
		return { is: isId && typeof given !== 'string' ? 'refused' : 'nothing' };
	}
	return { is: 'refused' };
}

function yesOrNo(word: string | null): Meaning {
	const small = word?.toLowerCase() ?? '';
	if (YES.includes(small)) return { is: 'value', value: true };
	return NO.includes(small) ? { is: 'value', value: false } : { is: 'refused' };
}

function choice({ options = [] }: INodeProperties, word: string | null): Meaning {
	const values = options.flatMap((option) => ('value' in option ? [option.value] : []));
	const chosen = values.find((value) => String(value) === word);
	return chosen === undefined ? { is: 'refused' } : { is: 'value', value: chosen };
}

function json(given: unknown, path: string): Meaning {
	const wantsList = !path.endsWith('additionalInput');
	const isObject = typeof given === 'object' && given !== null;
	if (!isObject || Array.isArray(given) !== wantsList) return { is: 'refused' };
	const isEmpty = Object.keys(given).length === 0;
	if (isEmpty) return { is: 'nothing' };
	return { is: wantsList ? 'refused' : 'text' };
}

export function isBlank(given: unknown): boolean {
	const isNothing = given === undefined || given === null;
	return isNothing || (typeof given === 'string' && given.trim() === '');
}

function isScalar(given: unknown): boolean {
	return ['string', 'number', 'boolean'].includes(typeof given) && !Number.isNaN(given);
}
