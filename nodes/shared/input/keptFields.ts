import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { InvalidInputError } from '../failures/failure';
import { readOneOf, readWords } from './readers';

const KEEP_INPUT = ['none', 'all', 'named'] as const;
const FIELDS = 'Fields to Keep';

/**
 * The fields of an input item that its output item also has, such as a title or a caption.
 * @throws InvalidInputError for a choice that is none, and where no field is named
 */
export function readKeptFields(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const chosen = context.getNodeParameter('keepInputFields', itemIndex, 'none');
	const keep = readOneOf('Keep Input Fields', KEEP_INPUT, chosen);
	const json = context.getInputData()[itemIndex]?.json ?? {};
	switch (keep) {
		case 'none':
			return {};
		case 'all':
			return json;
		case 'named': {
			const given = context.getNodeParameter('fieldsToKeep', itemIndex, '');
			const names = readWords(FIELDS, given)
				.split(',')
				.map((name) => name.trim())
				.filter((name) => name !== '');
			if (names.length === 0) {
				const hint = 'Name the fields like title, caption, or set Keep Input Fields to None.';
				throw new InvalidInputError(FIELDS, `${FIELDS} is empty`, hint);
			}
			return Object.fromEntries(
				names.filter((name) => Object.hasOwn(json, name)).map((name) => [name, json[name]]),
			);
		}
	}
}
