// JSON fields whose text is no JSON, or whose value has the wrong shape.
import { noLink, prompt, video_url, type BadInput } from './types';
import { optionsInPlace } from '../../../support/optionsInPlace';

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
	const parameters = { video_url, prompt, ...optionsInPlace({ [option]: json }) };
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

/** What is JSON, but would not reach fal as it stands. */
const bites = (json: string, says: string, hint?: string): BadInput =>
	line(additional, json.slice(0, 60), json, `${additional.field}: ${says}`, hint);

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
	bites('{"seed": 1e400}', 'seed is too large for a number'),
	bites(
		'{"seed": 12345678901234567890}',
		'seed is 12345678901234567000, too large to be sent exactly',
	),
	bites('={{ ({ seed: NaN }) }}', 'seed is NaN, which is no number', 'Check the expressions.'),
	bites('{"a": "b\\u0000"}', 'a has a NUL character in it'),
	bites('{"a": "b\\ud83c"}', 'a has half a character in it (a lone surrogate)'),
	bites(`{"a": ${'['.repeat(3000)}${']'.repeat(3000)}}`, 'a is nested more than 100 deep'),
	bites(
		'{"a": {"b": "file:///etc/passwd"}}',
		'a.b is "file:///etc/passwd", but fal fetches only http(s) links',
		noLink,
	),
];
