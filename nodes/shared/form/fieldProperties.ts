import type { INodeProperties } from 'n8n-workflow';

import type { Field, MediaField, SlotsField } from '../model/model';

/** Words of our vocabulary that n8n does not know. */
const NOT_N8NS = ['mandatory', 'onlyWith', 'step', 'former'];

/** One field of a model as an n8n parameter, without its display options. */
export function fieldProperty(field: Field): INodeProperties {
	if ('media' in field) return locator(field.displayName, field.name, field);
	if ('slots' in field) return field.slots === 'images' ? imageSlots(field) : elementSlots(field);
	const property = Object.entries(field).filter(([key]) => !NOT_N8NS.includes(key));
	return Object.fromEntries(property) as unknown as INodeProperties;
}

/**
 * One row per file, with a switch between a link and a binary field of the input.
 */
function locator(
	displayName: string,
	name: string,
	{
		description,
		placeholder,
		hint,
		mandatory,
	}: Pick<MediaField, 'description' | 'placeholder' | 'hint' | 'mandatory'>,
	binaryHint = 'Binary field of the input; its file is uploaded to fal',
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { __rl: true, mode: 'url', value: '' },
		description,
		modes: [
			{ displayName: 'URL', name: 'url', type: 'string', placeholder, ...(hint && { hint }) },
			{
				displayName: 'Binary',
				name: 'binary',
				type: 'string',
				// An empty one means data where a file is needed.
				placeholder: mandatory ? 'data' : 'e.g. data',
				hint: binaryHint,
			},
		],
	};
}

const SLOTS = [1, 2, 3, 4];
const REFERENCES = [1, 2, 3];

const picture = {
	description: 'Public link to the picture, or the binary field that holds it',
	placeholder: 'e.g. https://example.com/hero.png',
};

/** Named slots, because a numbered row title keeps its number after a row above it is deleted. */
function imageSlots({
	displayName,
	name,
	description,
	most = SLOTS.length,
}: SlotsField): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder: 'Add Image',
		default: {},
		description,
		options: Array.from({ length: most }, (_slot, index) =>
			locator(`@Image${index + 1}`, `image${index + 1}`, picture),
		),
	};
}

/** Labels are unique, because an AI agent sees them as the names of its arguments. */
function elementSlots({ displayName, name, description, hint }: SlotsField): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder: 'Add Element',
		default: {},
		description,
		options: SLOTS.map((slot) => ({
			displayName: `@Element${slot}`,
			name: `element${slot}`,
			values: [
				locator(
					`Element ${slot} Frontal Image`,
					'frontal_image_url',
					{
						...picture,
						description:
							'Public link to a picture that shows the element from the front, or the binary field that holds it',
						...(hint && { hint }),
					},
					hint,
				),
				{
					displayName: 'Reference Images',
					name: 'reference_image_urls',
					type: 'collection',
					placeholder: 'Add Reference Image',
					default: {},
					description: 'The same element from other sides',
					options: REFERENCES.map((reference) =>
						locator(`Element ${slot} View ${reference}`, `reference${reference}`, {
							...picture,
							description:
								'Public link to a picture that shows the element from another side, or the binary field that holds it',
						}),
					),
				},
			],
		})),
	};
}
