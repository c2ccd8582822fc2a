// JSON fields whose text is no JSON, or whose value has the wrong shape.
import { noLink, prompt, video_url, type BadInput } from './types';

interface JsonField {
	option: 'imagesJson' | 'elementsJson' | 'additionalInput';
	field: string;
	/** What its value must be, as the sentence says it. */
	shape: string;
}

const images: JsonField = {
	option: 'imagesJson',
	field: 'Images (JSON)',
	shape: 'a list of links',
};
const elements: JsonField = {
	option: 'elementsJson',
	field: 'Elements (JSON)',
	shape: 'a list of objects with frontal_image_url and reference_image_urls',
};
const additional: JsonField = {
	option: 'additionalInput',
	field: 'Additional Input (JSON)',
	shape: 'an object like {"seed": 42}',
};

const jsonFields = [images, elements, additional];

function line(
	{ option, field }: JsonField,
	what: string,
	json: string,
	message: string,
	hint?: string,
): BadInput {
	const parameters = { video_url, prompt, options: { [option]: json } };
	return { what: `${what} as ${field}`, node: 'klingEdit', parameters, field, message, hint };
}

const broken = jsonFields.map((json) =>
	line(
		json,
		'broken JSON',
		'[',
		`${json.field} is not valid JSON`,
		'Unexpected end of JSON input.',
	),
);

const wrong = (json: JsonField, text: string): BadInput =>
	line(json, text, text, `${json.field} is not ${json.shape}`);

export const badJson: readonly BadInput[] = [
	...broken,
	wrong(images, '{"url": "https://example.com/a.png"}'),
	wrong(images, '"https://example.com/a.png"'),
	wrong(images, '[1]'),
	wrong(images, '["https://example.com/a.png", ""]'),
	wrong(images, '={{ 7 }}'),
	line(images, 'a path', '["/hero.png"]', 'Images (JSON) "/hero.png" is not a link', noLink),
	wrong(elements, '{"frontal_image_url": "https://example.com/a.png"}'),
	wrong(elements, '["https://example.com/a.png"]'),
	wrong(elements, '[{}]'),
	wrong(elements, '[{"frontal": "https://example.com/a.png"}]'),
	wrong(elements, '[{"frontal_image_url": ["https://example.com/a.png"]}]'),
	wrong(elements, '[{"reference_image_urls": "https://example.com/a.png"}]'),
	wrong(additional, '[{"seed": 42}]'),
	wrong(additional, '"seed"'),
	wrong(additional, '={{ 42 }}'),
];
